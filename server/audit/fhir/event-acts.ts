import { events, isEventName } from '../events.ts'
import { acts, type Act } from './acts.ts'

/** How an event of the catalogue is told in FHIR; one that the catalogue no longer has is some operation. */
export const actOf = (event: string): Act => acts[isEventName(event) ? events[event].act : 'operation']
