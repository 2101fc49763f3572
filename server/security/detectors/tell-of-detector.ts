import type { Besides } from '../../facility/change-setting.ts'
import type { StaffRequest } from '../../http/staff-route.ts'
import { detectorSwitchedOff } from '../mails/detector-switched-off.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { raiseAlert } from '../raise-alert.ts'
import type { DetectorSettings } from './detector-settings.ts'
import type { Detector } from './detector.ts'

/** Where a detector is switched off, the officers are told, and the event is critical. */
export const tellWhereSwitchedOff =
  (
    services: Services,
    { clearance, at }: Pick<StaffRequest, 'clearance' | 'at'>,
    detector: Detector,
    settings: DetectorSettings,
  ): Besides<DetectorSettings> =>
  async (transaction, before) => {
    if (!before.on || settings.on) {
      return {}
    }
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
    return { severity: 'critical' }
  }
