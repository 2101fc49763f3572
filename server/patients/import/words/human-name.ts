import { z } from 'zod'
import { humanName, text, type HumanName } from '../mapping/datatypes.ts'
import type { Json } from '../resource.ts'

/** A name as one line: its parts in the order in which most of the world's forms say them, else as it was written. */
export const wholeName = ({ prefix = [], given = [], family, suffix = [], text: whole }: HumanName): string =>
  [...prefix, ...given, family, ...suffix].filter((part) => part !== undefined).join(' ') || (whole ?? '')

const named = z.object({ name: z.union([z.array(humanName), text]) })

/** What somebody or something that is contained in a resource is called; undefined where it has no name. */
export function contentName(json: Json | undefined): string | undefined {
  const read = named.safeParse(json)
  if (!read.success) {
    return undefined
  }
  const { name } = read.data
  return typeof name === 'string' ? name : name.map(wholeName).find((whole) => whole !== '')
}
