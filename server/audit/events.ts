import { accountsEvents } from '../accounts/events.ts'
import { dashboardEvents } from '../dashboard/events.ts'
import { patientsEvents } from '../patients/events.ts'
import { prescriptionsEvents } from '../prescriptions/events.ts'
import { emergencyAccessEvents } from '../emergency-access/events.ts'
import { auditEvents } from './own-events.ts'
import { pagesEvents } from '../pages/events.ts'
import { administrationEvents } from '../administration/events.ts'
import { securityEvents } from '../security/events.ts'
import { diagnosesEvents } from '../diagnoses/events.ts'
import { facilityEvents } from '../facility/events.ts'
import { keysEvents } from '../keys/events.ts'
import { wardsEvents } from '../wards/events.ts'
import { processEvents } from '../process-events.ts'
import type { EventKind } from './event-kind.ts'

export type { Category, Outcome, Severity } from './event-kind.ts'

/** Every room brings what it puts into the audit log. */
const catalogue = {
  ...accountsEvents,
  ...dashboardEvents,
  ...patientsEvents,
  ...prescriptionsEvents,
  ...emergencyAccessEvents,
  ...auditEvents,
  ...pagesEvents,
  ...administrationEvents,
  ...securityEvents,
  ...diagnosesEvents,
  ...facilityEvents,
  ...keysEvents,
  ...wardsEvents,
  ...processEvents,
}

export type EventName = keyof typeof catalogue

/** Everything that can stand in the audit log, with its category and usual severity; its title is the message `event.title.…`. */
export const events: Readonly<Record<EventName, EventKind>> = catalogue

/** Whether a text (of a filter, say) is the name of an event. */
export const isEventName = (name: string): name is EventName => Object.hasOwn(catalogue, name)
