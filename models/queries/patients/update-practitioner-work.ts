import type { Sequelize, Transaction } from 'sequelize'

/** What a practitioner does, and for whom. */
export type PractitionerWork = {
  readonly practitionerId: string
  readonly specialty: string | null
  readonly organization: string | null
}

const text = `
  UPDATE practitioners p SET specialty = w.specialty, organization = w.organization, updated_at = $4
  FROM unnest($1::uuid[], $2::text[], $3::text[]) AS w(id, specialty, organization)
  WHERE p.id = w.id`

/** Writes the work of many practitioners in one statement. */
export async function updatePractitionerWork(
  sequelize: Sequelize,
  transaction: Transaction,
  work: readonly PractitionerWork[],
  at: Date,
): Promise<void> {
  await sequelize.query(text, {
    bind: [
      work.map((one) => one.practitionerId),
      work.map((one) => one.specialty),
      work.map((one) => one.organization),
      at,
    ],
    transaction,
  })
}
