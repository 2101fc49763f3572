import { newId } from '../../models/new-id.ts'
import { makeUser } from './factories.ts'
import type { TestApp } from './test-app.ts'

/** Has two people decide that a record is erased; to erase it is left to the test. */
export async function decideErasureOf(testApp: TestApp, patientId: string): Promise<void> {
  const id = newId()
  const [asked, approved, decided] = [
    await makeUser(testApp, 'admin_staff'),
    await makeUser(testApp, 'security_officer'),
    await makeUser(testApp, 'security_officer'),
  ]
  await testApp.sql(
    `INSERT INTO erasure_requests (id, patient_id, requested_by, requested_at, identity_check, reason)
     VALUES ($1, $2, $3, $4, 'document', '')`,
    [id, patientId, asked.id, testApp.clock.now()],
  )
  await testApp.sql(
    `UPDATE erasure_requests SET approved_by = $2, approved_at = $4, outcome = 'erased', decided_by = $3, decided_at = $4
     WHERE id = $1`,
    [id, approved.id, decided.id, testApp.clock.now()],
  )
}
