import { holdingRole } from '../../config/roles.ts'
import { AlertCallout } from '../../views/components/alert-callout.tsx'
import type { Desk } from './desk.ts'

/** Says to somebody whose role waits for a second person why nothing opens yet. */
export const approvalDesk: Desk = {
  name: 'approval',
  suits: (actor) => actor.role.name === holdingRole.name,
  find: async () => ({
    patientIds: [],
    show: async () => (
      <AlertCallout heading="Your role waits for approval">
        <p>
          A second person has to approve what your role may do. Once they have, everything opens with your
          next click: you need not sign in again. If it takes long, ask your administrator.
        </p>
      </AlertCallout>
    ),
  }),
}
