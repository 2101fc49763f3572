import { newId } from '../../new-id.ts'
import type { PreparedQueries } from '../../prepared.ts'
import { isOfErasedRecord } from '../patients/of-erased-record.ts'

/** The form that a draft is of: where it is sent to, where it stands, and which opening of it. */
export type DraftPlace = {
  readonly userId: string
  readonly path: string
  readonly page: string
  readonly key: string
}

/** The draft that a form was filled from, as it was then. */
export type DraftBefore = { readonly id: string; readonly savedAt: Date }

/** Stands for the form of a client that says no key. */
export const noFormKey = '00000000-0000-0000-0000-000000000000'

export type FormDraftRow = {
  readonly id: string
  readonly path: string
  readonly page: string
  readonly content: Buffer
  readonly saved_at: Date
}

// A draft on its way while its form was sent comes too late: the form is known by the key it was sent with. The draft that
// the form was filled from goes with the first words that are kept instead, unless somebody has gone on with it elsewhere.
const save = {
  name: 'save-form-draft',
  text: `WITH before AS (
      DELETE FROM form_drafts WHERE user_id = $2 AND id = $9::uuid AND saved_at <= $10 AND form_key <> $5 RETURNING id
    )
    INSERT INTO form_drafts (id, user_id, path, page, form_key, content, saved_at, kept_until)
    SELECT $1, $2, $3, $4, $5, $6, $7, $8
    WHERE NOT EXISTS (SELECT FROM form_submissions WHERE user_id = $2 AND key = $11::uuid)
      AND NOT ${isOfErasedRecord('$3', '$4')}
      AND (
        (SELECT count(*) FROM form_drafts WHERE user_id = $2 AND kept_until > $7) < $12
        OR EXISTS (SELECT FROM form_drafts WHERE user_id = $2 AND path = $3 AND form_key = $5)
        OR EXISTS (SELECT FROM before)
      )
    ON CONFLICT (user_id, path, form_key) DO UPDATE SET content = excluded.content, page = excluded.page,
      saved_at = excluded.saved_at, kept_until = excluded.kept_until
    RETURNING id`,
}

const ofForm = {
  name: 'form-drafts-of-form',
  text: `SELECT id, path, page, content, saved_at FROM form_drafts
    WHERE user_id = $1 AND path = $2 AND kept_until > $3 ORDER BY saved_at DESC, id DESC`,
}

const onPage = {
  name: 'form-drafts-on-page',
  text: `SELECT id, path, page, content, saved_at FROM form_drafts
    WHERE user_id = $1 AND page = $2 AND path <> $2 AND kept_until > $3 ORDER BY saved_at DESC, id DESC`,
}

const forget = {
  name: 'forget-form-drafts',
  text: `DELETE FROM form_drafts
    WHERE user_id = $1 AND (path = $2 AND form_key = $3 OR id = $4::uuid AND saved_at <= $5)`,
}

const forgetAll = {
  name: 'forget-form-drafts-of-form',
  text: 'DELETE FROM form_drafts WHERE user_id = $1 AND path = $2',
}

/**
 * Keeps a sealed draft, instead of the one that there was of the same opened form.
 * @param draft.sentAs the key that the form would be sent with
 * @returns false where there is no room for one more, the form was sent in the meantime, or its record was erased
 */
export async function saveFormDraft(
  prepared: PreparedQueries,
  draft: DraftPlace & {
    before: DraftBefore | undefined
    sentAs: string | undefined
    content: Buffer
    at: Date
    keptUntil: Date
    atMost: number
  },
): Promise<boolean> {
  const rows = await prepared.run(save, [
    newId(),
    draft.userId,
    draft.path,
    draft.page,
    draft.key,
    draft.content,
    draft.at,
    draft.keptUntil,
    draft.before?.id ?? null,
    draft.before?.savedAt ?? null,
    draft.sentAs ?? null,
    draft.atMost,
  ])
  return rows.length > 0
}

/** What this person has kept of a form, wherever it stands, the newest first. */
export const formDraftsOfForm = (
  prepared: PreparedQueries,
  { userId, path, at }: { userId: string; path: string; at: Date },
): Promise<FormDraftRow[]> => prepared.run<FormDraftRow>(ofForm, [userId, path, at])

/** What this person has kept of the forms on a page that are sent to another address, the newest first. */
export const formDraftsOnPage = (
  prepared: PreparedQueries,
  { userId, page, at }: { userId: string; page: string; at: Date },
): Promise<FormDraftRow[]> => prepared.run<FormDraftRow>(onPage, [userId, page, at])

/** Forgets the draft of an opened form, and the one that it was filled from as it was then. */
export async function forgetFormDrafts(
  prepared: PreparedQueries,
  form: { userId: string; path: string; key: string; before: DraftBefore | undefined },
): Promise<void> {
  const { userId, path, key, before } = form
  await prepared.run(forget, [userId, path, key, before?.id ?? null, before?.savedAt ?? null])
}

/** Forgets whatever this person has kept of a form. */
export async function forgetFormDraftsOfForm(
  prepared: PreparedQueries,
  { userId, path }: { userId: string; path: string },
): Promise<void> {
  await prepared.run(forgetAll, [userId, path])
}
