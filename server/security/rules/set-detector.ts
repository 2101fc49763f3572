import { z } from 'zod'
import { declareGrave, type Besides } from '../../facility/grave-settings.ts'
import { saveSetting } from '../../facility/save-setting.ts'
import { mustAskForCode, readSetting } from '../../facility/setting-operations.ts'
import { optionalText, wholeNumber } from '../../operations/fields.ts'
import { filledFrom } from '../../operations/filled-from.ts'
import { withFields } from '../../operations/input-fields.ts'
import { defineStaffCommand, defineStaffQuery } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import { paths } from '../../paths.ts'
import { detectorSwitchedOff } from '../mails/detector-switched-off.ts'
import { raiseAlert } from '../raise-alert.ts'
import { detectorSetting, type DetectorSettings } from './detector-settings.ts'
import type { Detector } from './detector.ts'
import { detectors } from './detectors.ts'

const action = 'facility.manage'
const event = 'detector.changed'

const toldOf = ({ kind }: Detector) =>
  ({
    event,
    resource: { type: 'detector', id: kind },
    next: { href: paths.detectors(), label: 'what-holds-now' },
  }) as const

/** Where a detector is switched off, the officers are told, and the event is critical. */
const tellWhereSwitchedOff =
  ({ kind, title }: Detector): Besides<DetectorSettings> =>
  async (services, transaction, { before, value, requester, approver, at }) => {
    if (!before.on || value.on) {
      return {}
    }
    await raiseAlert(services, transaction, {
      kind: 'detector-switched-off',
      severity: 'critical',
      at,
      userId: requester.id,
      details: { detector: kind },
      link: paths.detectors(),
      message: detectorSwitchedOff({
        title,
        by: requester.displayName,
        approvedBy: approver.displayName,
        link: services.publicUrl.link(paths.detectors()),
      }),
    })
    return { severity: 'critical' }
  }

for (const detector of detectors) {
  const setting = detectorSetting(detector)
  mustAskForCode(action, setting)
  declareGrave(setting, {
    ...toldOf(detector),
    title: { key: 'facility.setting.detector', values: { title: detector.title } },
    besides: tellWhereSwitchedOff(detector),
  })
}

const detectorOf = (kind: string): Detector | undefined => detectors.find((one) => one.kind === kind)

/** What the facility decided of one detector, as its form is filled with it. */
export const detectorQuery = defineStaffQuery({
  name: 'security.detector',
  action,
  event: 'detectors.viewed',
  subject: 'none',
  input: z.object({ kind: z.string() }),
  find: async (_services, _context, { kind }) => {
    const detector = detectorOf(kind)
    if (detector === undefined) {
      throw new Refused('no-such-thing')
    }
    return { detector, resource: toldOf(detector).resource }
  },
  run: async (services, { at }, _receipt, { detector }) => ({
    detector,
    ...(await readSetting(services, detectorSetting(detector), at)),
  }),
})

/** What the form of a detector says: a number for each of its thresholds. */
const thresholdsOf = ({ thresholds }: Detector) =>
  z.object(
    Object.fromEntries(
      thresholds.map(({ name, label, least, most }) => [
        name,
        wholeNumber({ words: label.charAt(0).toLowerCase() + label.slice(1) }, least, most),
      ]),
    ),
  )

const everyThreshold = detectors.flatMap(({ thresholds }) => thresholds.map(({ name }) => name))

/** Which thresholds are taken depends on the detector in the address; one that is not there is refused by the command. */
const input = withFields(
  everyThreshold,
  z
    .looseObject({
      kind: z.string(),
      on: z.literal('on').optional(),
      was: filledFrom,
      reason: optionalText('the-reason'),
    })
    .transform(({ kind, on, was, reason, ...rest }, context) => {
      const detector = detectorOf(kind)
      const read = detector === undefined ? undefined : thresholdsOf(detector).safeParse(rest)
      for (const { path, message } of read?.error?.issues ?? []) {
        context.addIssue({ code: 'custom', path, message, input: rest[String(path[0])] })
      }
      return { detector, value: { on: on !== undefined, thresholds: read?.data ?? {} }, was, reason }
    }),
)

/** Proposes what a detector is to look for, or that it is switched off or on. */
export const setDetector = defineStaffCommand({
  name: 'security.set-detector',
  action,
  event,
  subject: 'none',
  input,
  run: async (services, context, { detector, ...wanted }) => {
    if (detector === undefined) {
      throw new Refused('no-such-thing')
    }
    return saveSetting(services, context, detectorSetting(detector), { ...toldOf(detector), ...wanted })
  },
})
