import { z } from 'zod'
import { countFindings } from '../../../models/queries/findings.ts'
import { DetectorListPage } from '../../../views/security/detector-list-page.tsx'
import { DetectorPage } from '../../../views/security/detector-page.tsx'
import type { RouteTable } from '../../http/declared-route.ts'
import { NotFound } from '../../http/errors.ts'
import { wholeNumber } from '../../http/fields.ts'
import { filledFrom, filledFromNow } from '../../http/filled-from.ts'
import { withFields } from '../../http/form-fields.ts'
import { parseForm } from '../../http/forms.ts'
import { staffForm, staffRoute, type StaffRequest } from '../../http/staff-route.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { changeDetector, detectorInWords } from './change-detector.ts'
import { readDetectorSettings, settingsOf } from './detector-settings.ts'
import { thresholdOf, type Detector } from './detector.ts'
import { detectors } from './detectors.ts'

const dayMs = 24 * 3_600_000
const countedDays = 30

/** The detector in the address. @throws NotFound */
function detectorInAddress({ req }: Pick<StaffRequest, 'req'>): Detector {
  const detector = detectors.find(({ kind }) => kind === req.params['kind'])
  if (detector === undefined) {
    throw new NotFound()
  }
  return detector
}

/** What the form of a detector must say: a number for each of its thresholds. */
const formOf = ({ thresholds }: Detector) =>
  withFields(
    Object.keys(onOrOff.shape),
    z.object(
      Object.fromEntries(
        thresholds.map(({ name, label, least, most }) => [
          name,
          wholeNumber(label.charAt(0).toLowerCase() + label.slice(1), least, most),
        ]),
      ),
    ),
  )

const onOrOff = z.object({ on: z.literal('on').optional(), was: filledFrom })

const everyThreshold = detectors.flatMap(({ thresholds }) => thresholds.map(({ name }) => name))

const resourceOf = ({ kind }: Detector) => ({ type: 'detector', id: kind })

/** What looks for unusual access, in plain words, with what the facility set and what came of it. */
export function detectorRoutes(routes: RouteTable, services: Services): void {
  routes.get(
    paths.detectors(),
    staffRoute(services, {
      action: 'security.read',
      event: 'detectors.viewed',
      find: async () => ({}),
      show: async ({ shell, clearance, at }) => {
        const [settings, counts] = await Promise.all([
          readDetectorSettings(detectors),
          countFindings(services.prepared, new Date(at.getTime() - countedDays * dayMs)),
        ])
        const mayChange = clearance.actor.permissions.has('facility.manage')
        return (
          <DetectorListPage
            shell={shell}
            days={countedDays}
            detectors={detectors.map((detector) => {
              const { on, thresholds } = settingsOf(settings, detector)
              return {
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
                counts: counts.find(({ kind }) => kind === detector.kind),
                changeHref: mayChange ? paths.detector(detector.kind) : undefined,
              }
            })}
          />
        )
      },
    }),
  )
  routes.form(
    paths.detector.pattern,
    staffForm(services, {
      action: 'detector.manage',
      event: 'detector.changed',
      viewEvent: 'detectors.viewed',
      codeOnForm: true,
      schema: withFields(everyThreshold, onOrOff),
      find: async (request) => ({ resource: resourceOf(detectorInAddress(request)) }),
      change: async (request, { on, was }) => {
        const detector = detectorInAddress(request)
        const { values, errors } = parseForm(formOf(detector), request.req)
        if (errors !== undefined) {
          return { errors }
        }
        const settings = { on: on !== undefined, thresholds: values }
        const receipt = await changeDetector(services, request, detector, settings, was)
        return { receipt, to: paths.detectors(), notice: 'The detector is saved. It holds within a minute.' }
      },
      show: async (visit, form) => {
        const { typed, errors } = form
        const detector = detectorInAddress(visit)
        const held = settingsOf(await readDetectorSettings([detector]), detector)
        const { on, thresholds } = held
        const shown = Object.keys(typed).length === 0
        return (
          <DetectorPage
            shell={visit.shell}
            detector={{ kind: detector.kind, title: detector.title, says: detector.says }}
            on={shown ? on : typed['on'] !== undefined}
            thresholds={detector.thresholds.map(({ name, label, usual, least, most }) => ({
              name,
              label,
              hint: `Usually ${usual}; from ${least} to ${most.toLocaleString('en-GB')}.`,
              value: shown ? String(thresholdOf(thresholds, name)) : typed[name],
            }))}
            was={filledFromNow(form, detectorInWords(detector, held))}
            errors={errors}
            asksForCode={visit.asksForCode}
          />
        )
      },
    }),
  )
}
