import { z } from 'zod'
import { DetectorListPage } from '../../../views/security/detector-list-page.tsx'
import { DetectorPage } from '../../../views/security/detector-page.tsx'
import type { RouteTable } from '../../http/declared-route.ts'
import { NotFoundError } from '../../http/errors.ts'
import { wholeNumber } from '../../operations/fields.ts'
import { filledFrom } from '../../operations/filled-from.ts'
import { withFields } from '../../operations/input-fields.ts'
import { parseForm } from '../../http/forms.ts'
import { settingForm } from '../../http/setting-form.ts'
import { staffQueryPage } from '../../http/staff-operation-faces.ts'
import type { StaffRequest } from '../../http/staff-route.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { detectorSetting, type DetectorSettings } from './detector-settings.ts'
import { thresholdOf, type Detector } from './detector.ts'
import { detectors } from './detectors.ts'
import { detectorsQuery } from './list-detectors.ts'
import { tellWhereSwitchedOff } from './tell-of-detector.ts'
import { said } from '../../../views/words/said.ts'
import { textIn } from '../../http/id-in.ts'

/** The detector in the address. @throws NotFoundError */
function detectorInAddress(request: Pick<StaffRequest, 'req'>): Detector {
  const detector = detectors.find(({ kind }) => kind === textIn(request, 'kind'))
  if (detector === undefined) {
    throw new NotFoundError()
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
          wholeNumber({ words: label.charAt(0).toLowerCase() + label.slice(1) }, least, most),
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
    staffQueryPage(services, detectorsQuery, ({ shell }, { days, detectors: held, mayChange }) => (
      <DetectorListPage
        shell={shell}
        days={days}
        detectors={held.map(({ detector, settings: { on, thresholds }, counts }) => ({
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
  routes.form(
    paths.detector.pattern,
    settingForm<DetectorSettings, z.output<typeof onOrOff>>(services, {
      action: 'detector.manage',
      event: 'detector.changed',
      viewEvent: 'detectors.viewed',
      schema: withFields(everyThreshold, onOrOff),
      of: (address) => {
        const detector = detectorInAddress(address)
        return {
          setting: detectorSetting(detector),
          resource: resourceOf(detector),
          next: { href: paths.detectors(), label: 'what-holds-now' },
          valueOf: ({ on }, { req }) => {
            const { values, errors } = parseForm(formOf(detector), req)
            return errors === undefined ? { on: on !== undefined, thresholds: values } : { errors }
          },
          fieldsOf: ({ on, thresholds }) => ({
            ...(on ? { on: 'on' } : {}),
            ...Object.fromEntries(
              detector.thresholds.map(({ name }) => [name, String(thresholdOf(thresholds, name))]),
            ),
          }),
          besides: (request, value) => tellWhereSwitchedOff(services, request, detector, value),
        }
      },
      saved: { to: paths.detectors(), notice: said('security.notice.detector-saved') },
      show: (visit, { typed, was, errors }) => {
        const { kind, title, says, thresholds } = detectorInAddress(visit)
        return (
          <DetectorPage
            shell={visit.shell}
            detector={{ kind, title, says }}
            on={typed['on'] !== undefined}
            thresholds={thresholds.map(({ name, label, usual, least, most }) => ({
              name,
              label,
              hint: `Usually ${usual}; from ${least} to ${most.toLocaleString('en-GB')}.`,
              value: typed[name],
            }))}
            was={was}
            errors={errors}
            asksForCode={visit.asksForCode}
          />
        )
      },
    }),
  )
}
