import { RightsRequestPage } from '../../../views/administration/rights-request-page.tsx'
import { SettingChangeView } from '../../../views/administration/setting-change.tsx'
import { said, type MessageToSay } from '../../../views/words/said.ts'
import { approveSetting, refuseSetting, withdrawSetting } from '../../facility/decide-setting.ts'
import { graveSettings } from '../../facility/grave-settings.ts'
import type { SettingDecided } from '../../facility/prepare-approval.ts'
import { settingProposal } from '../../facility/read-setting-proposal.ts'
import type { RouteTable } from '../../http/routes/declared-route.ts'
import { emptyForm, type FormState } from '../../http/forms/forms.ts'
import { staffCommandButton, staffFormPage, staffQueryPage } from '../../http/faces/staff-operation-faces.ts'
import type { RecordedRequest } from '../../http/routes/signed-in-route.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { stateWords } from '../roles/rights-request-words.ts'

/** How a setting is called that waits for a second person. */
export const titleOfSetting = (name: string): MessageToSay =>
  graveSettings.get(name)?.title ?? said('facility.setting.other', { name })

type Found = Awaited<ReturnType<typeof settingProposal.run>>

function show(
  services: Services,
  { shell, asksForCode }: RecordedRequest,
  { row, before, after, state, asked, why }: Found,
  { typed, errors }: FormState,
) {
  const waiting = state === 'waiting'
  const whyNot = why === undefined || why === 'no-right' ? why : 'own-proposal'
  return (
    <RightsRequestPage
      shell={shell}
      time={services.time}
      errors={errors}
      comment={typed['comment'] ?? ''}
      asksForCode={asksForCode}
      proposal={{
        title: titleOfSetting(row.setting),
        state: stateWords[state],
        reason: row.reason,
        proposedBy: row.requester_name,
        proposedAt: row.requested_at,
        expiresAt: row.expires_at,
        decidedBy: row.decider_name,
        decidedAt: row.decided_at,
        comment: row.comment,
      }}
      actions={{
        approve: paths.approveSetting(row.id),
        refuse: paths.refuseSetting(row.id),
        withdraw: paths.withdrawSetting(row.id),
      }}
      waiting={waiting}
      mayWithdraw={waiting && asked}
      mayDecide={waiting && why === undefined}
      whyNot={waiting ? whyNot : undefined}
    >
      <SettingChangeView before={before} after={after} />
    </RightsRequestPage>
  )
}

const done = (_context: unknown, { id, decided }: { id: string; decided: SettingDecided }) => ({
  to: paths.settingProposal(id),
  notice: said(`facility.notice.change-${decided}`),
})

/** One proposed change of a setting, and deciding it. */
export function settingProposalRoutes(routes: RouteTable, services: Services): void {
  const page = staffFormPage(services, settingProposal, (visit, found, form) =>
    show(services, visit, found, form),
  )
  routes.get(
    paths.settingProposal.pattern,
    staffQueryPage(services, settingProposal, (visit, found) => show(services, visit, found, emptyForm)),
  )
  routes.post(
    paths.approveSetting.pattern,
    staffCommandButton(services, approveSetting, { codeOnForm: true, page, done }),
  )
  routes.post(
    paths.refuseSetting.pattern,
    staffCommandButton(services, refuseSetting, { codeOnForm: true, page, done }),
  )
  routes.post(paths.withdrawSetting.pattern, staffCommandButton(services, withdrawSetting, { page, done }))
}
