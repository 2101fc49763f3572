import type { AuditTrail } from '../audit/trail.ts'
import type { Hooks } from './hooks.ts'
import type { PageMenu } from './page-menu.ts'
import { actorOf } from '../audit/actor-of.ts'

/** What the house itself does at its hooks: the audit rows of views and changes, and the pages of the menu. */
export function registerPageHooks(hooks: Hooks, trail: AuditTrail, menu: PageMenu): void {
  hooks.on('before_serve_page', async (page, reader, { origin }) => {
    const { id, audience, revision } = page
    await trail.append({
      event: 'page.viewed',
      outcome: 'success',
      origin,
      resource: { type: 'page', id },
      rule: 'audience',
      details: { audience, revision },
      ...(reader === undefined
        ? {}
        : {
            actor: actorOf(reader.actor),
            sessionId: reader.sessionId,
          }),
    })
  })
  hooks.on('after_edit_page', async ({ kind, page, restored }, { record }) => {
    const { id, path, audience, revision } = page
    await record(`page.${kind}`, {
      resource: { type: 'page', id },
      details: { path, revision, audience, ...(restored === undefined ? {} : { restored }) },
    })
  })
  hooks.on('construct_main_menu', (entries, actor) => [...entries, ...menu.entriesFor(actor)])
}
