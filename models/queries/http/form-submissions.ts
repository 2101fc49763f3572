import { QueryTypes, type Sequelize, type Transaction } from 'sequelize'
import type { PreparedQueries } from '../../prepared.ts'

/** Which form this is: its sender's, at one address, with the key that it carries. */
export type FormPlace = { readonly userId: string; readonly path: string; readonly key: string }

/** A form that was taken, its content and its answer sealed; without an answer where its change has only just ended. */
export type FormSubmissionRow = {
  readonly content: Buffer
  readonly answer: Buffer | null
  readonly taken_at: Date
}

const find = {
  name: 'find-form-submission',
  text: 'SELECT content, answer, taken_at FROM form_submissions WHERE user_id = $1 AND path = $2 AND key = $3',
}

const saveAnswer = {
  name: 'save-form-answer',
  text: `INSERT INTO form_submissions (user_id, path, key, content, answer, taken_at) VALUES ($1, $2, $3, $4, $5, $6)
    ON CONFLICT (user_id, path, key) DO UPDATE SET answer = excluded.answer`,
}

const forget = {
  name: 'forget-form-submission',
  text: 'DELETE FROM form_submissions WHERE user_id = $1 AND path = $2 AND key = $3 AND answer IS NULL',
}

const prune = { name: 'prune-form-submissions', text: 'DELETE FROM form_submissions WHERE taken_at < $1' }

const placed = ({ userId, path, key }: FormPlace) => [userId, path, key]

/** What is known of this form; undefined where it was not taken. */
export async function findFormSubmission(
  prepared: PreparedQueries,
  place: FormPlace,
): Promise<FormSubmissionRow | undefined> {
  const [row] = await prepared.run<FormSubmissionRow>(find, placed(place))
  return row
}

/**
 * Takes a form in the transaction of its change. Where another transaction is about to take it, its end is waited for.
 * @returns false where it was taken before
 */
export async function takeFormSubmission(
  sequelize: Sequelize,
  transaction: Transaction,
  place: FormPlace,
  { content, at }: { content: Buffer; at: Date },
): Promise<boolean> {
  const rows = await sequelize.query(
    `INSERT INTO form_submissions (user_id, path, key, content, taken_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT DO NOTHING RETURNING key`,
    { bind: [...placed(place), content, at], type: QueryTypes.SELECT, transaction },
  )
  return rows.length === 1
}

/** Keeps how a form was answered, whether or not its change took it. */
export async function saveFormAnswer(
  prepared: PreparedQueries,
  place: FormPlace,
  kept: { content: Buffer; answer: Buffer; at: Date },
): Promise<void> {
  await prepared.run(saveAnswer, [...placed(place), kept.content, kept.answer, kept.at])
}

/** Forgets a form that was taken and led to nothing after all. */
export async function forgetFormSubmission(prepared: PreparedQueries, place: FormPlace): Promise<void> {
  await prepared.run(forget, placed(place))
}

/** Removes forms that were taken before a moment. */
export async function pruneFormSubmissions(prepared: PreparedQueries, before: Date): Promise<void> {
  await prepared.run(prune, [before])
}
