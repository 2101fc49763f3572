import type { Request, Response } from 'express'
import type { FieldError } from '../../../views/components/field.ts'
import { InvitationPage } from '../../../views/patients/ties/invitation-page.tsx'
import { redirect } from '../../http/answer.ts'
import type { RouteTable } from '../../http/declared-route.ts'
import { parseForm, typedFields } from '../../http/forms.ts'
import { deedWords } from '../../http/deed-words.ts'
import { helpWords } from '../../http/overtaken-words.ts'
import { OvertakenError } from '../../overtaken/overtaken.ts'
import { originOf } from '../../http/origin.ts'
import { publicRoute } from '../../http/public-route.ts'
import { refusedWords } from '../../http/refused-words.ts'
import { Refused } from '../../operations/refused.ts'
import { render } from '../../http/render.ts'
import { shellOf } from '../../http/shell.ts'
import { withinLimits } from '../../accounts/half-signed-in.ts'
import { paths } from '../../paths.ts'
import { mailWaits } from '../../http/mail-waits.ts'
import type { Services } from '../../services.ts'
import { joinByInvitation } from './accept.ts'
import { joinSchema } from './tie-form.ts'
import { said } from '../../../views/words/said.ts'

/** Making an account of one's own with an invitation from the front desk. */
export function invitationRoutes(routes: RouteTable, services: Services): void {
  const show = async (req: Request, res: Response, errors: readonly FieldError[], status = 422) => {
    await services.sessions.prepareForm(req)
    const { code: _code, ...typed } = typedFields(req)
    const page = (
      <InvitationPage
        shell={shellOf(services, req)}
        typed={typed}
        errors={errors}
        action={paths.invitation()}
      />
    )
    render(res, page, errors.length > 0 ? status : 200)
  }
  const why = 'who holds an invitation from the front desk makes an account with it'
  routes.form(paths.invitation(), {
    show: publicRoute({ why, answer: (req, res) => show(req, res, []) }),
    submit: publicRoute({
      why,
      answer: async (req, res) => {
        if (!(await withinLimits(services, req, res))) {
          return
        }
        const parsed = parseForm(joinSchema, req)
        if (parsed.errors !== undefined) {
          await show(req, res, parsed.errors)
          return
        }
        try {
          await joinByInvitation(services, parsed.values, { origin: originOf(req), at: req.context.at })
        } catch (error) {
          if (error instanceof Refused) {
            const message = refusedWords(error.code, error.values).reason
            await show(
              req,
              res,
              error.fields.map((field) => ({ field, message })),
            )
            return
          }
          if (error instanceof OvertakenError) {
            await services.trail.append({
              event: 'record-tie.accepted',
              outcome: 'failure',
              rule: 'already-done',
              origin: originOf(req),
              ...error.where.about,
            })
            const words = await deedWords(services, { id: '', patientScope: 'own' }, error.deed)
            const message = [words, ...(error.where.help ?? []).map((code) => helpWords(code))].join(' ')
            await show(req, res, [{ field: 'code', message }], 409)
            return
          }
          throw error
        }
        redirect(req, res, {
          to: paths.login(),
          notice: [
            said('patients.notice.account-made'),
            said('mail.written.first-password-link', { waits: mailWaits(services) }),
          ],
        })
      },
    }),
  })
}
