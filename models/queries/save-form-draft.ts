import { newId } from '../new-id.ts'
import type { PreparedQueries } from '../prepared.ts'

const save = {
  name: 'save-form-draft',
  text: `INSERT INTO form_drafts (id, user_id, path, content, saved_at, kept_until) VALUES ($1, $2, $3, $4, $5, $6)
    ON CONFLICT (user_id, path) DO UPDATE SET content = excluded.content,
      saved_at = excluded.saved_at, kept_until = excluded.kept_until`,
}

/** Keeps a sealed draft, instead of the one that this person had for this form. */
export async function saveFormDraft(
  prepared: PreparedQueries,
  draft: { userId: string; path: string; content: Buffer; at: Date; keptUntil: Date },
): Promise<void> {
  await prepared.run(save, [newId(), draft.userId, draft.path, draft.content, draft.at, draft.keptUntil])
}
