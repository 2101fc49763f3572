import type { Verification } from '../../../models/queries/audit/tree/verifications.ts'
import { IntegrityPage } from '../../../views/audit/integrity-page.tsx'
import type { VerificationEntry } from '../../../views/audit/last-verification.tsx'
import { said } from '../../../views/words/said.ts'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { findingWords } from '../../http/words/finding-words.ts'
import { emptyForm } from '../../http/forms/forms.ts'
import { linksOf } from '../../http/page-links.ts'
import { wholeFile } from '../../http/faces/send-file.ts'
import { staffCommandButton, staffFormPage, staffQueryPage } from '../../http/faces/staff-operation-faces.ts'
import type { RecordedRequest } from '../../http/routes/signed-in-route.ts'
import type { OutputOf } from '../../operations/operation.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { verifyNow } from './ask-for-verification.ts'
import { figuresOf, keysOf, checkpointReceiverNames } from './integrity-words.ts'
import { growthProof } from './prove-growth.ts'
import { logIntegrity, newestCheckpoint, publicKeys } from './read-integrity.ts'
import { verificationState } from '../verification-state.ts'

const entryOf = (verification: Verification): VerificationEntry => ({
  id: verification.id,
  askedAt: verification.askedAt,
  askedBy: verification.askedByName ?? undefined,
  finishedAt: verification.finishedAt,
  state: verificationState(verification.outcome),
  checked: verification.checked,
  size: verification.size,
  hashOnly: verification.hashOnly,
  findings: verification.findings.map((finding) => ({
    words: findingWords(finding),
    events: (finding.ids ?? []).map((id) => ({ id, href: paths.auditEvent(id) })),
  })),
})

/** The integrity of the audit log: its state, what proves it, and verifying it. */
export function integrityRoutes(routes: RouteTable, services: Services): void {
  const show = (
    { shell }: RecordedRequest,
    { last, newest, page, witnessProgress, waiting, shipping }: OutputOf<typeof logIntegrity>,
    { errors } = emptyForm,
  ) => {
    const entries = newest === undefined ? [] : [newest, ...page.rows].map(entryOf)
    return (
      <IntegrityPage
        shell={shell}
        time={services.time}
        errors={errors}
        figures={figuresOf(shell.words.say, services, last, waiting, entries[0])}
        note={last?.note}
        checkpointHref={paths.auditCheckpoint()}
        consistencyAction={paths.auditConsistency()}
        publicKeyHref={paths.auditPublicKey()}
        verifyAction={paths.verifyAudit()}
        verifications={entries}
        pages={linksOf(page, paths.auditIntegrity())}
        keys={keysOf(services)}
        receivers={checkpointReceiverNames(shell.words.say, services, witnessProgress)}
        witnessed={services.witness?.state.kind === 'kept'}
        shipping={shipping}
      />
    )
  }
  routes.get(paths.auditIntegrity(), staffQueryPage(services, logIntegrity, show))
  const told = { recordsProblems: true } as const
  routes.get(
    paths.auditCheckpoint(),
    staffQueryPage(services, newestCheckpoint, ({ res }, file) => wholeFile(res, file), told),
  )
  routes.get(
    paths.auditPublicKey(),
    staffQueryPage(services, publicKeys, ({ res }, file) => wholeFile(res, file), told),
  )
  routes.get(
    paths.auditConsistency(),
    staffQueryPage(services, growthProof, ({ res }, file) => wholeFile(res, file), told),
  )
  routes.post(
    paths.verifyAudit(),
    staffCommandButton(services, verifyNow, {
      page: staffFormPage(services, logIntegrity, show),
      done: () => ({ to: paths.auditIntegrity(), notice: said('audit.notice.verification-begun') }),
    }),
  )
}
