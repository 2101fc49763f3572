import type { Request } from 'express'
import { inputOf, type Input } from '../../operations/input-of.ts'
import { Refused } from '../../operations/refused.ts'
import type { Services } from '../../services.ts'

/** The values of the names in a pattern. */
const namedInPath = (req: Request): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(req.params).map(([name, value]) => [name, String(value)]))

/**
 * What an address says: what stands after its question mark, and the values of the names in its pattern. What stands there
 * more than once is no text, and what does may hold what no text may: the schema of the operation says what it makes of that.
 */
export const saidInAddress = (req: Request): Readonly<Record<string, unknown>> => ({
  ...req.query,
  ...namedInPath(req),
})

/**
 * What a query takes from an address.
 * @param besides what stands in for what the address says under the same name
 * @throws Refused (404) where the address cannot be that of anything
 */
export function takenFromAddress<Values>(
  services: Services,
  req: Request,
  input: Input<Values>,
  besides: Readonly<Record<string, string | undefined>> = {},
): Values {
  const taken = inputOf(services, input).safeParse({ ...saidInAddress(req), ...besides })
  if (!taken.success) {
    throw new Refused('no-such-thing')
  }
  return taken.data
}

/** What the address says of what a command takes: it stands in for what was sent under the same name. */
export const takenFromPath = (req: Request, fields: ReadonlySet<string>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(namedInPath(req)).filter(([name]) => fields.has(name)))
