import type { Transaction } from 'sequelize'
import { z } from 'zod'
import { newId } from '../../../models/new-id.ts'
import {
  askForVerification,
  countWaiting,
  mostWaiting,
  readVerificationUnderWay,
  readWitnessProgress,
} from '../../../models/queries/integrity-state.ts'
import { readVerifications, type Verification } from '../../../models/queries/verifications.ts'
import { readLastCheckpoint, type StoredCheckpoint } from '../../../models/queries/verify-tree.ts'
import {
  IntegrityPage,
  type ReceiverEntry,
  type SigningKeyEntry,
  type VerificationEntry,
} from '../../../views/audit/integrity-page.tsx'
import type { FieldError } from '../../../views/components/field.ts'
import type { KeyFigure } from '../../../views/components/key-figures.tsx'
import { alreadySent } from '../../http/answer.ts'
import type { RouteTable } from '../../http/declared-route.ts'
import { askedPage, pageOf } from '../../http/list-page.ts'
import { NotFoundError } from '../../http/errors.ts'
import { staffChange, staffRoute, type StaffVisit } from '../../http/staff-route.ts'
import { OvertakenError } from '../../overtaken/overtaken.ts'
import { newestFirst } from '../../lists/cursor.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { auditedChange } from '../record.ts'
import { shippingState } from '../shipping/shipping-state.ts'
import { findingWords } from '../../http/finding-words.ts'
import { provenOrAlarm } from './proof-problems.ts'
import { publicKeyPem } from './signing-key.ts'
import { verificationStates } from './verification-states.ts'
import { said } from '../../../views/words/said.ts'

const number = new Intl.NumberFormat('en-GB')
/** Under the newest, further ones stand below the rest of the page. */
const earlierVerifications = 10

/** Says who has asked for the verification that is under way. */
async function alreadyVerifying(
  { prepared }: Services,
  transaction: Transaction,
  at: Date,
): Promise<OvertakenError> {
  const deed = await readVerificationUnderWay(prepared.within(transaction), at)
  return new OvertakenError(
    { what: 'verification', done: 'asked for', by: deed?.by ?? null, at: deed?.at ?? null },
    {
      next: { href: paths.auditIntegrity(), label: 'how-it-stands' },
      comesBack: 'under-way',
    },
  )
}

const entryOf = (verification: Verification): VerificationEntry => ({
  id: verification.id,
  askedAt: verification.askedAt,
  askedBy: verification.askedByName ?? undefined,
  finishedAt: verification.finishedAt,
  state: verificationStates[verification.outcome ?? 'running'],
  checked: verification.checked,
  size: verification.size,
  hashOnly: verification.hashOnly,
  findings: verification.findings.map((finding) => ({
    words: findingWords(finding),
    events: (finding.ids ?? []).map((id) => ({ id, href: paths.auditEvent(id) })),
  })),
})

function figuresOf(
  services: Services,
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
      note: waiting === 0 ? 'Nothing is left to sign' : 'Signed within a second or two',
      tone: many ? 'warning' : undefined,
    },
    {
      label: 'Last signed',
      value: last === undefined ? '–' : services.time.clockTime(last.sealedAt),
      note: last === undefined ? undefined : services.time.date(last.sealedAt),
    },
    {
      label: 'Last verification',
      value: verification?.state.words ?? 'None yet',
      note: verification === undefined ? 'Every night, or now' : services.time.dateTime(verification.askedAt),
      tone: verification?.state.tone === 'critical' ? 'critical' : undefined,
    },
  ]
}

function keysOf(services: Services): SigningKeyEntry[] {
  const { key } = services.sealing
  return services.auditKeys.all.map(({ id, publicKey, since }) => ({
    id,
    pem: publicKeyPem(publicKey),
    since,
    present: id === key.id,
    keptInDatabase: id === key.id && key.keptInDatabase,
  }))
}

function witnessEntry(services: Services, sentAt: Date | undefined): ReceiverEntry[] {
  const { witness } = services
  if (witness === undefined) {
    return []
  }
  const { state } = witness
  const when = sentAt === undefined ? '' : `, ${services.time.dateTime(sentAt)}`
  const kept = `${number.format(state.kind === 'kept' ? state.size : 0)} rows${when}`
  return [
    {
      what: 'Witness file',
      state: state.kind === 'kept' ? kept : `Cannot be used (${state.problem}): the log is not witnessed`,
      ...(state.kind === 'kept' ? {} : { problem: true }),
    },
  ]
}

async function receiversOfPage(services: Services): Promise<ReceiverEntry[]> {
  const progress = await readWitnessProgress(services.prepared)
  const { SECURITY_TEAM_EMAILS: team } = services.environment
  const words: Readonly<Record<string, string>> = { webhook: 'Witness address' }
  return [
    ...witnessEntry(
      services,
      progress.find(({ receiver }) => receiver === services.witness?.receiver)?.sentAt,
    ),
    ...services.sealing.receivers.map((receiver) => {
      const sent = progress.find((entry) => entry.receiver === receiver)
      return {
        what: words[receiver] ?? receiver,
        state:
          sent === undefined
            ? 'Nothing was taken yet'
            : `${number.format(sent.size)} rows, ${services.time.dateTime(sent.sentAt)}`,
      }
    }),
    ...(team.length > 0 ? [{ what: 'By mail', state: 'Once a day, to the security team' }] : []),
  ]
}

/** The integrity of the audit log: its state, what proves it, and verifying it. */
export function integrityRoutes(routes: RouteTable, services: Services): void {
  const { prepared } = services

  /** The newest verification, and a page of those before it. */
  async function readEntries({ req }: StaffVisit) {
    const page = askedPage(services, req, { keyset: newestFirst, size: earlierVerifications })
    const [newest] = await readVerifications(prepared, 1)
    if (newest === undefined) {
      return { entries: [], pages: {} }
    }
    const before = page.isFirst ? newestFirst.placeOf(newest) : page.after
    const { rows, links } = pageOf(page, await readVerifications(prepared, page.limit, before))
    return { entries: [newest, ...rows].map(entryOf), pages: links(paths.auditIntegrity()) }
  }

  const show = async (visit: StaffVisit, errors: readonly FieldError[]) => {
    const { shell } = visit
    const [last, { entries, pages }, receivers] = await Promise.all([
      readLastCheckpoint(prepared),
      readEntries(visit),
      receiversOfPage(services),
    ])
    const waiting = await countWaiting(prepared, last?.seen ?? null)
    return (
      <IntegrityPage
        shell={shell}
        time={services.time}
        errors={errors}
        figures={figuresOf(services, last, waiting, entries[0])}
        note={last?.note}
        checkpointHref={paths.auditCheckpoint()}
        consistencyAction={paths.auditConsistency()}
        publicKeyHref={paths.auditPublicKey()}
        verifyAction={paths.verifyAudit()}
        verifications={entries}
        pages={pages}
        keys={keysOf(services)}
        receivers={receivers}
        witnessed={services.witness?.state.kind === 'kept'}
        shipping={await shippingState(services, last?.size ?? 0)}
      />
    )
  }

  const download = (address: string, kind: string, file: () => Promise<{ name: string; text: string }>) =>
    routes.get(
      address,
      staffRoute(services, {
        action: 'audit.read',
        event: 'audit.integrity-viewed',
        recordsProblems: true,
        find: async () => ({ file: await file(), details: { file: kind } }),
        show: async ({ res }, found) => {
          res.attachment(found.file.name)
          res.setHeader('Content-Type', 'text/plain; charset=utf-8')
          res.end(found.file.text)
          return alreadySent
        },
      }),
    )

  routes.get(
    paths.auditIntegrity(),
    staffRoute(services, {
      action: 'audit.read',
      event: 'audit.integrity-viewed',
      find: async () => ({}),
      show: (visit) => show(visit, []),
    }),
  )
  download(paths.auditCheckpoint(), 'checkpoint', async () => {
    const last = await readLastCheckpoint(prepared)
    if (last === undefined) {
      throw new NotFoundError()
    }
    await provenOrAlarm(services, () => services.auditKeys.mustOpen(last))
    return { name: `medguard-checkpoint-${last.size}.txt`, text: last.note }
  })
  download(paths.auditPublicKey(), 'public-key', async () => ({
    name: 'medguard-audit-public-key.pem',
    text: keysOf(services)
      .map(({ pem }) => pem)
      .join(''),
  }))
  routes.post(
    paths.verifyAudit(),
    staffChange(services, {
      action: 'audit.read',
      event: 'audit.verification-asked',
      viewEvent: 'audit.integrity-viewed',
      schema: z.object({}),
      change: async ({ clearance, origin, at }) => {
        const { actor } = clearance
        const id = newId()
        const by = { id: actor.id, name: actor.displayName }
        const receipt = await auditedChange(
          services,
          clearance,
          origin,
          'audit.verification-asked',
          async (transaction) => {
            if (!(await askForVerification(services.sequelize, transaction, { id, by, at }))) {
              throw await alreadyVerifying(services, transaction, at)
            }
            return { value: id, resource: { type: 'audit-verification', id } }
          },
        )
        return { receipt, to: paths.auditIntegrity(), notice: said('audit.notice.verification-begun') }
      },
      show: (visit, { errors }) => show(visit, errors),
    }),
  )
}
