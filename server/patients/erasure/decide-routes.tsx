import { ErasureListPage } from '../../../views/patients/erasure/erasure-list-page.tsx'
import { ErasurePage, type ErasurePageProps } from '../../../views/patients/erasure/erasure-page.tsx'
import { said } from '../../../views/words/said.ts'
import type { DualAuthorizationRule } from '../../dual-authorization/dual-authorization.ts'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { emptyForm, type FormState } from '../../http/forms/forms.ts'
import { linksOf } from '../../http/page-links.ts'
import { refusedWords } from '../../http/words/refused-words.ts'
import { staffCommandButton, staffFormPage, staffQueryPage } from '../../http/faces/staff-operation-faces.ts'
import type { RecordedRequest } from '../../http/routes/signed-in-route.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { approveErasure, refuseErasure, type ErasureDecision } from './decide-erasure.ts'
import { erasureQuery, erasuresQuery } from './read-erasures.ts'

type FoundErasure = Pick<ErasurePageProps, 'erasure' | 'waiting' | 'kept'> & {
  readonly whyNot: DualAuthorizationRule | undefined
}

/** Deciding whether records are erased. */
export function decideErasureRoutes(routes: RouteTable, services: Services): void {
  const { time } = services
  routes.get(
    paths.erasures(),
    staffQueryPage(services, erasuresQuery, ({ shell }, { waiting, page, erasures, maySetRetention }) => (
      <ErasureListPage
        shell={shell}
        time={time}
        waiting={waiting}
        erasures={erasures}
        pages={linksOf(page, paths.erasures(), { show: waiting ? 'waiting' : 'past' })}
        retentionHref={maySetRetention ? paths.retention() : undefined}
      />
    )),
  )

  const show = (
    { shell, asksForCode }: RecordedRequest,
    { whyNot, ...shown }: FoundErasure,
    { errors, typed }: FormState,
  ) => (
    <ErasurePage
      {...shown}
      shell={shell}
      time={time}
      errors={errors}
      typed={typed['refusal']}
      whyNot={whyNot && refusedWords(whyNot, {}).reason}
      asksForCode={asksForCode}
    />
  )
  routes.get(
    paths.erasure.pattern,
    staffQueryPage(services, erasureQuery, (visit, found) => show(visit, found, emptyForm)),
  )
  const face = {
    codeOnForm: true,
    page: staffFormPage(services, erasureQuery, show),
    done: (_context: unknown, { id, kind }: ErasureDecision) => ({
      to: paths.erasure(id),
      notice: said(`patients.notice.erasure-${kind}`),
    }),
  } as const
  routes.post(paths.approveErasure.pattern, staffCommandButton(services, approveErasure, face))
  routes.post(paths.refuseErasure.pattern, staffCommandButton(services, refuseErasure, face))
}
