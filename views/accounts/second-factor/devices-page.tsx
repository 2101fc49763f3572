import type { ReactElement } from 'react'
import { paths } from '../../../server/paths.ts'
import { Button, ButtonGroup, LinkButton } from '../../components/button.tsx'
import { DataTable } from '../../components/data-table.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { PostForm } from '../../components/forms/form.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { Tag } from '../../components/tag.tsx'
import { timeElement } from '../../format.ts'
import { Layout, type Shell } from '../../layout.tsx'
import { AccountNavigation } from '../own/account-navigation.tsx'
import { tag } from '../../words/tag.ts'

export type ShownDevice = {
  readonly id: string
  /** In words: "Firefox 132 on Windows". */
  readonly name: string
  readonly createdAt: Date
  readonly lastUsedAt: Date
  readonly expiresAt: Date
  readonly isThisOne: boolean
  readonly nameHref: string
  readonly forgetAction: string
}

export type DevicesPageProps = {
  readonly shell: Shell
  /** For how many days the role lets a device be trusted; 0 means never. */
  readonly days: number
  readonly devices: readonly ShownDevice[]
}

/** The devices on which signing in does not ask for a code. */
export function DevicesPage({ shell, days, devices }: DevicesPageProps): ReactElement {
  const { say } = shell.words

  return (
    <Layout shell={shell} title={say('accounts.devices.trusted-devices')} wide>
      <PageHeading heading={say('accounts.devices.your-account')} />
      <AccountNavigation current={paths.devices()} />
      <h2 className="nhsuk-heading-m">{say('accounts.devices.trusted-devices')}</h2>
      <p>
        {days === 0
          ? say('accounts.devices.role-asked-code-every')
          : say('accounts.devices.signing-these-asks-password')}
      </p>
      {days > 0 && (
        <DataTable
          caption={say('accounts.devices.trusted-devices')}
          hideCaption
          columns={[
            { label: say('accounts.devices.device') },
            { label: say('accounts.devices.trusted-since') },
            { label: say('accounts.devices.last-sign') },
            { label: say('accounts.devices.until') },
            { label: say('accounts.devices.name-forget-device'), hideLabel: true },
          ]}
          rows={devices.map((device) => ({ key: device.id, cells: cellsOf(device, shell) }))}
          empty={
            <EmptyState heading={say('accounts.devices.no-trusted-device')}>
              {say('accounts.devices.tick-not-ask-code', { days })}
            </EmptyState>
          }
        />
      )}
    </Layout>
  )
}

const cellsOf = (device: ShownDevice, shell: Shell) => {
  const { say, sayRich } = shell.words
  return [
    <span key="name">
      {device.name} {device.isThisOne && <Tag tone="success">{say('accounts.devices.this-one')}</Tag>}
    </span>,
    timeElement(shell.time, device.createdAt),
    timeElement(shell.time, device.lastUsedAt),
    timeElement(shell.time, device.expiresAt),
    <ButtonGroup key="actions">
      <LinkButton variant="secondary" small href={device.nameHref}>
        {sayRich('accounts.devices.rename', {
          part: tag('span', { className: 'nhsuk-u-visually-hidden' }),
          name: device.name,
        })}
      </LinkButton>
      <PostForm action={device.forgetAction} csrfToken={shell.csrfToken}>
        <Button variant="secondary" small>
          {sayRich('accounts.devices.forget', {
            part: tag('span', { className: 'nhsuk-u-visually-hidden' }),
            name: device.name,
          })}
        </Button>
      </PostForm>
    </ButtonGroup>,
  ]
}
