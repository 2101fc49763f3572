import { EntryPage } from '../../../views/patients/clinical/entry-page.tsx'
import { LimitsCard } from '../../../views/patients/vital-signs/limits-card.tsx'
import { VitalSignCorrectionPage } from '../../../views/patients/vital-signs/vital-sign-correction-page.tsx'
import {
  acknowledgedRows,
  hasLimits,
  vitalSignRows,
} from '../../../views/patients/vital-signs/vital-sign-rows.ts'
import { VitalSignStatePage } from '../../../views/patients/vital-signs/vital-sign-state-page.tsx'
import type { VitalSign } from '../../../views/patients/vital-signs/vital-sign.ts'
import { said } from '../../../views/words/said.ts'
import { commandForm, formPage, queryPage } from '../../http/faces/operation-faces.ts'
import { pageProps } from '../../http/faces/page-props.ts'
import { formVersion } from '../../http/forms/form-version.ts'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { correctVitalSign, setVitalSignState } from './change-vital-sign.ts'
import { vitalSignQuery, vitalSignToChangeQuery } from './read-vital-signs.ts'

const asTyped = ({ time }: Services, one: VitalSign): Record<string, string> => ({
  value: one.value,
  diastolic: one.diastolic ?? '',
  how: one.circumstance ?? '',
  note: one.note ?? '',
  ...time.momentTyped('takenAt', one.takenAt),
})

const stated = (one: VitalSign) => ({ ...one, takenAt: one.takenAt.toISOString() })

/** One vital sign: reading it with its history, correcting it, and saying that it was entered in error. */
export function vitalSignEntryRoutes(routes: RouteTable, services: Services): void {
  const { time } = services

  routes.get(
    paths.vitalSign.pattern,
    queryPage(services, vitalSignQuery, (visit, { vitalSign, versions, mayWrite, ...opened }) => {
      const { patientId } = visit.patientAccess
      const { words } = visit.shell
      const { id, kind } = vitalSign
      return (
        <EntryPage
          {...pageProps(services, visit)}
          identity={opened.identity}
          heading={words.say('vital-signs.one')}
          rows={[
            ...vitalSignRows(words, kind, stated(vitalSign), time, opened.ageIsKnown),
            ...acknowledgedRows(words, vitalSign, time),
          ]}
          beside={hasLimits(kind) && <LimitsCard {...opened} kind={kind} />}
          versions={versions.map(({ content, ...version }) => ({
            ...version,
            rows: vitalSignRows(words, kind, content, time),
          }))}
          back={{ href: paths.vitalSigns(patientId), label: words.say('vital-signs.back-to-list') }}
          links={
            mayWrite
              ? {
                  correct: paths.correctVitalSign(patientId, id),
                  state: paths.vitalSignState(patientId, id),
                  stateLabel: words.say('vital-signs.state-link'),
                }
              : undefined
          }
        />
      )
    }),
  )

  routes.form(
    paths.correctVitalSign.pattern,
    commandForm(services, correctVitalSign, {
      page: formPage(services, vitalSignToChangeQuery, (visit, { identity, vitalSign }, form) => {
        const { patientId } = visit.patientAccess
        const typed = { ...asTyped(services, vitalSign), ...form.typed }
        return (
          <VitalSignCorrectionPage
            {...pageProps(services, visit)}
            {...formVersion(form, vitalSign.version)}
            identity={identity}
            vitalSign={vitalSign}
            typed={typed}
            which={time.which(typed['takenAt'])}
            errors={form.errors}
            action={paths.correctVitalSign(patientId, vitalSign.id)}
            back={paths.vitalSign(patientId, vitalSign.id)}
          />
        )
      }),
      done: ({ proof }, changed, { observationId }) => ({
        to: paths.vitalSign(proof.patientId, observationId),
        notice: said(changed ? 'vital-signs.notice.corrected' : 'patients.notice.nothing-changed'),
      }),
    }),
  )

  routes.form(
    paths.vitalSignState.pattern,
    commandForm(services, setVitalSignState, {
      page: formPage(services, vitalSignToChangeQuery, (visit, { identity, vitalSign }, form) => {
        const { patientId } = visit.patientAccess
        return (
          <VitalSignStatePage
            {...pageProps(services, visit)}
            {...form}
            {...formVersion(form, vitalSign.version)}
            identity={identity}
            vitalSign={vitalSign}
            action={paths.vitalSignState(patientId, vitalSign.id)}
            back={paths.vitalSign(patientId, vitalSign.id)}
          />
        )
      }),
      done: ({ proof }, changed, { observationId }) => ({
        to: paths.vitalSign(proof.patientId, observationId),
        notice: said(changed ? 'patients.notice.state-changed' : 'patients.notice.nothing-changed'),
      }),
    }),
  )
}
