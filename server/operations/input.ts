import { z } from 'zod'
import { isId } from '../is-id.ts'

/** An identifier that nothing has. */
const nobodys = '00000000-0000-0000-0000-000000000000'

/** An identifier in an address. What cannot be one names nothing, so that it is answered as any that is not there. */
export const idInAddress = z.string().transform((text) => (isId(text) ? text : nobodys))

const storable = (text: string): string => text.toWellFormed().replaceAll('\u0000', '')

/** Words in an address by which something is chosen: too many, or none, choose nothing. */
export const choiceInAddress = (longest = 200) => z.string().max(longest).transform(storable).catch('')

/** The place after which a list goes on, sealed, as the address of its next page carries it: '' at its beginning. */
export const placeInAddress = choiceInAddress(1_000)

/** What takes nothing from its address or from what was sent. */
export const nothingTaken = z.object({})
