import type { Request } from 'express'
import { idInAddress } from '../../operations/input.ts'

type WithRequest = { readonly req: Request }

/** What an address says in the place of a name of its pattern: `/pages/:name`. */
export const textIn = ({ req }: WithRequest, name: string): string => String(req.params[name])

/**
 * The identifier that an address names: the one place where it is looked at. What cannot be one names nothing, so that it is
 * answered, and recorded, as any that is not there.
 */
export const idIn = (request: WithRequest, name = 'id'): string => idInAddress.parse(textIn(request, name))
