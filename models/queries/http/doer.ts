import type { PreparedQueries } from '../../prepared.ts'

/** Whoever did something, as far as others are told. */
export type Doer = { readonly display_name: string; readonly patient_scope: string }

const statement = {
  name: 'doer',
  text: `
    SELECT u.display_name, r.patient_scope FROM users u JOIN roles r ON r.id = u.role_id WHERE u.id = $1`,
}

/** Reads who somebody is that did something; undefined where the account is there no more. */
export async function readDoer(prepared: PreparedQueries, userId: string): Promise<Doer | undefined> {
  const [row] = await prepared.run<Doer>(statement, [userId])
  return row
}
