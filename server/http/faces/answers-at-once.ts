import { Refused, type RefusalCode } from '../../operations/refused.ts'
import type { SignedInRequest } from '../routes/signed-in-route.ts'

/** So many answers of a route may be under way, each from here to its end; whoever comes then is refused. */
export type AnswersAtOnce = { readonly most: number; readonly refusal: RefusalCode }

/**
 * Counts the answers of a route: many that are asked for at the same moment count each other.
 * @returns what counts a request in, and throws Refused where there are too many
 */
export function answersAtOnce({ most, refusal }: AnswersAtOnce): (request: SignedInRequest) => void {
  let underWay = 0
  return ({ res }) => {
    if (underWay >= most) {
      throw new Refused(refusal, { values: { most } })
    }
    if (!res.closed) {
      underWay += 1
      res.once('close', () => {
        underWay -= 1
      })
    }
  }
}
