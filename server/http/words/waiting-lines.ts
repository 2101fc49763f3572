import type { WaitingKind } from '../../../models/queries/http/waiting-counts.ts'
import type { WaitingLine } from '../../../views/frame/shown.ts'
import type { Words } from '../../../views/words/words.ts'
import { paths } from '../../paths.ts'
import type { Waiting } from '../../waiting-counts.ts'

/** Where each is found: the rows themselves. */
const hrefs: Readonly<Record<WaitingKind, string>> = {
  'to-sign': paths.toSign(),
  critical: paths.home(),
  results: paths.awaitedResults(),
  'to-dispense': paths.prescriptions(),
  alerts: paths.alerts(),
  reviews: paths.emergencyReviews(),
  requests: paths.emergencyApprovals(),
  approvals: paths.approvals(),
  erasures: paths.erasures(),
}

/** What waits, in words, each with the way to it; of what nothing waits there is no line. */
export const waitingLines = ({ say }: Words, waiting: Waiting): WaitingLine[] =>
  [...waiting]
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => ({ href: hrefs[kind], count, text: say(`frame.waiting.${kind}`, { count }) }))
