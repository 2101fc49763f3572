import { mostWaiting, type WitnessProgress } from '../../../models/queries/audit/tree/integrity-state.ts'
import type { StoredCheckpoint } from '../../../models/queries/audit/tree/verify-tree.ts'
import type { ReceiverEntry, SigningKeyEntry } from '../../../views/audit/integrity-page.tsx'
import type { VerificationEntry } from '../../../views/audit/last-verification.tsx'
import type { KeyFigure } from '../../../views/components/key-figures.tsx'
import type { Words } from '../../../views/words/words.ts'
import type { Services } from '../../services.ts'
import { publicKeyPem } from './signing-key.ts'

type Say = Words['say']

const number = new Intl.NumberFormat('en-GB')

/** How it stands, in figures. */
export function figuresOf(
  say: Say,
  { time }: Pick<Services, 'time'>,
  last: StoredCheckpoint | undefined,
  waiting: number,
  verification: VerificationEntry | undefined,
): KeyFigure[] {
  const many = waiting >= mostWaiting
  return [
    { label: 'Rows signed', value: number.format(last?.size ?? 0) },
    {
      label: 'Rows waiting',
      value: many ? `${number.format(mostWaiting)}+` : number.format(waiting),
      note: waiting === 0 ? say('audit.integrity.nothing-left') : say('audit.integrity.signed-soon'),
      tone: many ? 'warning' : undefined,
    },
    {
      label: 'Last signed',
      value: last === undefined ? '–' : time.clockTime(last.sealedAt),
      note: last === undefined ? undefined : time.date(last.sealedAt),
    },
    {
      label: 'Last verification',
      value: verification?.state.words ?? 'None yet',
      note:
        verification === undefined ? say('audit.integrity.every-night') : time.dateTime(verification.askedAt),
      tone: verification?.state.tone === 'critical' ? 'critical' : undefined,
    },
  ]
}

/** The keys that the log is signed with, the present one first. */
export function keysOf({ sealing: { key }, auditKeys }: Services): SigningKeyEntry[] {
  return auditKeys.all.map(({ id, publicKey, since }) => ({
    id,
    pem: publicKeyPem(publicKey),
    since,
    present: id === key.id,
    keptInDatabase: id === key.id && key.keptInDatabase,
  }))
}

function witnessEntry(say: Say, { witness, time }: Services, sentAt: Date | undefined): ReceiverEntry[] {
  if (witness === undefined) {
    return []
  }
  const { state } = witness
  const when = sentAt === undefined ? '' : `, ${time.dateTime(sentAt)}`
  const kept = `${number.format(state.kind === 'kept' ? state.size : 0)} rows${when}`
  return [
    {
      what: 'Witness file',
      state: state.kind === 'kept' ? kept : say('audit.integrity.not-witnessed', { problem: state.problem }),
      ...(state.kind === 'kept' ? {} : { problem: true }),
    },
  ]
}

/** Where checkpoints are kept outside, and how much each has. */
export function checkpointReceiverNames(
  say: Say,
  services: Services,
  progress: readonly WitnessProgress[],
): ReceiverEntry[] {
  const { SECURITY_TEAM_EMAILS: team } = services.environment
  const words: Readonly<Record<string, string>> = { webhook: 'Witness address' }
  return [
    ...witnessEntry(
      say,
      services,
      progress.find(({ receiver }) => receiver === services.witness?.receiver)?.sentAt,
    ),
    ...services.sealing.receivers.map((receiver) => {
      const sent = progress.find((entry) => entry.receiver === receiver)
      return {
        what: words[receiver] ?? receiver,
        state:
          sent === undefined
            ? say('audit.integrity.nothing-taken')
            : `${number.format(sent.size)} rows, ${services.time.dateTime(sent.sentAt)}`,
      }
    }),
    ...(team.length > 0 ? [{ what: 'By mail', state: say('audit.integrity.once-a-day') }] : []),
  ]
}
