import { auditedChange, type ChangeReceipt } from '../../audit/record.ts'
import { saveSetting } from '../../facility/save-setting.ts'
import type { StaffRequest } from '../../http/staff-route.ts'
import { detectorSwitchedOff } from '../../mail/messages/detector-switched-off.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { raiseAlert } from '../raise-alert.ts'
import { readDetectorSettings, settingName, settingsOf, type DetectorSettings } from './detector-settings.ts'
import { thresholdOf, type Detector } from './detector.ts'

/** What is decided of a detector, as people read it. */
export const detectorInWords = ({ thresholds }: Detector, settings: DetectorSettings): string =>
  [
    settings.on ? 'on' : 'off',
    ...thresholds.map(({ name, label }) => `${label}: ${thresholdOf(settings.thresholds, name)}`),
  ].join('; ')

/** How settings stand in an audit row. */
const told = ({ on, thresholds }: DetectorSettings): readonly string[] => [
  on ? 'on' : 'off',
  ...Object.entries(thresholds).map(([name, value]) => `${name}=${value}`),
]

/**
 * Stores what the facility decided of a detector. Where it is switched off, the officers are told.
 * @param was what the form was filled from, in words
 * @throws Overtaken where it was changed since
 */
export const changeDetector = (
  services: Services,
  { clearance, origin, at }: StaffRequest,
  detector: Detector,
  settings: DetectorSettings,
  was: string | undefined,
): Promise<ChangeReceipt<string>> =>
  auditedChange(services, clearance, origin, 'detector.changed', async (transaction) => {
    const resource = { type: 'detector', id: detector.kind }
    const before = await saveSetting<DetectorSettings>(services, transaction, {
      name: settingName(detector),
      value: { on: settings.on, thresholds: { ...settings.thresholds } },
      at,
      read: async (within) => settingsOf(await readDetectorSettings([detector], within), detector),
      words: (held) => detectorInWords(detector, held),
      was,
      event: 'detector.changed',
      resource,
      next: { href: paths.detectors(), label: 'what-holds-now' },
    })
    const switchedOff = before.on && !settings.on
    if (switchedOff) {
      await raiseAlert(services, transaction, {
        kind: 'detector-switched-off',
        severity: 'critical',
        at,
        userId: clearance.actor.id,
        details: { detector: detector.kind },
        link: paths.detectors(),
        message: detectorSwitchedOff({
          title: detector.title,
          by: clearance.actor.displayName,
          link: services.publicUrl.link(paths.detectors()),
        }),
      })
    }
    return {
      value: detector.kind,
      resource,
      ...(switchedOff ? { severity: 'critical' as const } : {}),
      details: { before: told(before), after: told(settings) },
    }
  })
