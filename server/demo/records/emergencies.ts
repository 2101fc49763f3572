import type { EmergencyReasonCode } from '../../../models/emergency-access/emergency-grant.ts'

/** An emergency access of the last week; patients by their place in the list. */
export type DemoEmergency = {
  readonly username: string
  readonly patient: number
  readonly hoursAgo: number
  /** Ended by hand after so many minutes; otherwise by itself after the full time. */
  readonly endedAfterMinutes?: number
  readonly reasonCode: EmergencyReasonCode
  readonly reason: string
  readonly review?: {
    readonly outcome: 'justified' | 'unjustified' | 'escalated'
    readonly comment: string
    readonly hoursAgo: number
  }
}

/** The earliest first. */
export const emergencies: readonly DemoEmergency[] = [
  {
    username: 'oncall',
    patient: 22,
    hoursAgo: 101,
    endedAfterMinutes: 38,
    reasonCode: 'unconscious',
    reason:
      'Brought in by ambulance, found collapsed at a taxi rank. Needed allergies and current medicines before intubation.',
    review: {
      outcome: 'justified',
      comment:
        'Ambulance sheet agrees with the time. Only chart and prescriptions were opened, closed early. Nothing to follow up.',
      hoursAgo: 74,
    },
  },
  {
    username: 'nurse',
    patient: 29,
    hoursAgo: 52,
    reasonCode: 'team-unavailable',
    reason:
      'Chest pain in the waiting area, own team on ward round and not answering. Checked history for the doctor.',
  },
  {
    username: 'oncall',
    patient: 42,
    hoursAgo: 9,
    endedAfterMinutes: 44,
    reasonCode: 'life-threatening',
    reason:
      'Severe shortness of breath at night, saturation falling. Heart history and medicines needed at once.',
  },
]
