import { FacilitySetting } from '../../../models/facility-setting.ts'
import { auditedChange, type ChangeReceipt } from '../../audit/record.ts'
import type { StaffRequest } from '../../http/staff-route.ts'
import { detectorSwitchedOff } from '../../mail/messages/detector-switched-off.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { raiseAlert } from '../raise-alert.ts'
import { readDetectorSettings, settingName, settingsOf, type DetectorSettings } from './detector-settings.ts'
import type { Detector } from './detector.ts'

/** How settings stand in an audit row. */
const told = ({ on, thresholds }: DetectorSettings): readonly string[] => [
  on ? 'on' : 'off',
  ...Object.entries(thresholds).map(([name, value]) => `${name}=${value}`),
]

/** Stores what the facility decided of a detector. Where it is switched off, the officers are told. */
export const changeDetector = (
  services: Services,
  { clearance, origin, at }: StaffRequest,
  detector: Detector,
  settings: DetectorSettings,
): Promise<ChangeReceipt<string>> =>
  auditedChange(services, clearance, origin, 'detector.changed', async (transaction) => {
    const before = settingsOf(await readDetectorSettings([detector], transaction), detector)
    await FacilitySetting.upsert(
      {
        name: settingName(detector),
        value: { on: settings.on, thresholds: { ...settings.thresholds } },
        updatedAt: at,
      },
      { transaction },
    )
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
      resource: { type: 'detector', id: detector.kind },
      ...(switchedOff ? { severity: 'critical' as const } : {}),
      details: { before: told(before), after: told(settings) },
    }
  })
