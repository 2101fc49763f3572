import type { MessageToSay } from '../../../views/words/said.ts'
import type { MessageKey } from '../../../views/words/languages.ts'
import type {
  ComesBack,
  DeedDone,
  DeedManner,
  HelpWords,
  NextLabel,
  OvertakenThing,
} from '../../overtaken/overtaken-codes.ts'

/** What is said, with those values that its message has places for: which they are, a verb says beside its codes. */
const message = (key: MessageKey, values: Readonly<Record<string, string>> = {}): MessageToSay => ({
  key,
  values,
})

type Values = Readonly<Record<string, string>> | undefined

/** The message of a code by which somebody is told that they come too late. */
export const thingWords = (code: OvertakenThing, values?: Values): MessageToSay =>
  message(`overtaken.thing.${code}`, values)
export const doneWords = (code: DeedDone): MessageToSay => message(`overtaken.done.${code}`)
export const howWords = (code: DeedManner, values?: Values): MessageToSay =>
  message(`overtaken.how.${code}`, values)
export const comesBackWords = (code: ComesBack, values?: Values): MessageToSay =>
  message(`overtaken.comes-back.${code}`, values)
export const helpWords = (code: HelpWords, values?: Values): MessageToSay =>
  message(`overtaken.help.${code}`, values)

/** Links that stand under other words elsewhere too. */
const nexts = {
  'legal-holds': 'audit.next.legal-holds',
  'audit-log': 'audit.next.log',
  'audit-export': 'audit.next.export',
  'audit-integrity': 'audit.next.integrity',
  'correct-filters': 'audit.next.correct-filters',
  'open-report': 'audit.next.open-report',
} as const satisfies Partial<Record<NextLabel, MessageKey>>

const isElsewhere = (label: NextLabel): label is keyof typeof nexts => Object.hasOwn(nexts, label)

/** A link on, in words. */
export const nextLink = ({
  href,
  label,
}: {
  readonly href: string
  readonly label: NextLabel
}): { readonly href: string; readonly label: MessageToSay } => ({
  href,
  label: { key: isElsewhere(label) ? nexts[label] : `overtaken.next.${label}` },
})
