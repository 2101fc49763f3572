/**
 * What browsers, tools and programs send with a form and nobody means to write down: the names of buttons, tokens, the place where
 * one comes from. A form that takes nothing else (server/operations/input-fields.ts) leaves these aside.
 */
export const sentAlong: ReadonlySet<string> = new Set(
  `submit button commit save send confirm continue cancel reset go ok csrf csrfToken csrfmiddlewaretoken authenticity_token xsrf
  token nonce utf8 form formId form_id page tab x y submit.x submit.y returnTo redirect referer lang locale timezone timestamp
  requestId id patientId utm_source website captcha method type trustDevice role active isAdmin prescriberId createdAt
  permissions`.split(/\s+/),
)
