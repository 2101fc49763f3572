import type { AlreadyDone } from '../answer.ts'
import { paths } from '../../paths.ts'
import { said, type MessageToSay } from '../../../views/words/said.ts'

/** What stands above the queue once something was handed over. @param supply of the supply under way, in units; supplies left */
export function dispensedWords(supply: {
  readonly owed: number
  readonly quantity: number
  readonly left: number
}): MessageToSay {
  const { owed, quantity, left } = supply
  if (left === 0) {
    return said('prescriptions.notice.dispensed-last')
  }
  return owed > 0
    ? said('prescriptions.notice.dispensed-owed', { owed, quantity })
    : said('prescriptions.notice.dispensed', { left })
}

/** For a form that was sent twice. */
export const dispensedAlready: AlreadyDone = {
  alreadyDone: true,
  to: paths.prescriptions(),
  notice: said('prescriptions.notice.dispensed-already'),
}
