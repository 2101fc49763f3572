import { DetectorListPage } from '../../../views/security/detector-list-page.tsx'
import { DetectorPage } from '../../../views/security/detector-page.tsx'
import { said } from '../../../views/words/said.ts'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { filledFromNow } from '../../http/forms/filled-from.ts'
import { staffCommandForm, staffFormPage, staffQueryPage } from '../../http/faces/staff-operation-faces.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { thresholdOf } from './detector.ts'
import { detectorsQuery } from './list-detectors.ts'
import { detectorQuery, setDetector } from './set-detector.ts'

/** What looks for unusual access, in plain words, with what the facility set and what came of it. */
export function detectorRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.detectors(),
    staffQueryPage(services, detectorsQuery, ({ shell }, { days, detectors, mayChange }) => (
      <DetectorListPage
        shell={shell}
        days={days}
        detectors={detectors.map(({ detector, settings: { on, thresholds }, counts }) => ({
          kind: detector.kind,
          title: detector.title,
          says: detector.says,
          severity: detector.severity,
          atOnce: detector.pace === 'at-once',
          on,
          thresholds: detector.thresholds.map(({ name, label, usual }) => ({
            label,
            usual,
            value: thresholdOf(thresholds, name),
          })),
          counts,
          changeHref: mayChange ? paths.detector(detector.kind) : undefined,
        }))}
      />
    )),
  )
  const page = staffFormPage(services, detectorQuery, (visit, { detector, value, words, waits }, form) => {
    const { typed, errors } = form
    const { kind, title, says, thresholds } = detector
    const untouched = Object.keys(typed).length === 0
    return (
      <DetectorPage
        shell={visit.shell}
        detector={{ kind, title, says }}
        on={untouched ? value.on : typed['on'] !== undefined}
        thresholds={thresholds.map(({ name, label, usual, least, most }) => ({
          name,
          label,
          hint: `Usually ${usual}; from ${least} to ${most.toLocaleString('en-GB')}.`,
          value: untouched ? String(thresholdOf(value.thresholds, name)) : typed[name],
        }))}
        was={filledFromNow(form, words)}
        reason={typed['reason'] ?? ''}
        waitsHref={waits === undefined ? undefined : paths.settingProposal(waits)}
        errors={errors}
        asksForCode={visit.asksForCode}
      />
    )
  })
  routes.form(
    paths.detector.pattern,
    staffCommandForm(services, setDetector, {
      codeOnForm: true,
      page,
      done: (_context, { proposalId = '' }) => ({
        to: paths.settingProposal(proposalId),
        notice: said('facility.notice.change-proposed'),
      }),
    }),
  )
}
