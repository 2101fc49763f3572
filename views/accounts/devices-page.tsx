import type { ReactElement } from 'react'
import { paths } from '../../server/paths.ts'
import { Button, ButtonGroup, LinkButton } from '../components/button.tsx'
import { DataTable } from '../components/data-table.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { PostForm } from '../components/form.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { Tag } from '../components/tag.tsx'
import { timeElement, type TimeFormat } from '../format.ts'
import { Layout, type Shell } from '../layout.tsx'
import { AccountNavigation } from './account-navigation.tsx'

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
  readonly time: TimeFormat
  /** For how many days the role lets a device be trusted; 0 means never. */
  readonly days: number
  readonly devices: readonly ShownDevice[]
}

/** The devices on which signing in does not ask for a code. */
export function DevicesPage({ shell, time, days, devices }: DevicesPageProps): ReactElement {
  return (
    <Layout shell={shell} title="Trusted devices" wide>
      <PageHeading heading="Your account" />
      <AccountNavigation current={paths.devices()} />
      <h2 className="nhsuk-heading-m">Trusted devices</h2>
      <p>
        {days === 0
          ? 'Your role is asked for a code at every sign-in, on every device.'
          : 'Signing in on these asks for your password only. Signing prescriptions, breaking the glass and changing how you sign in always ask for a code.'}
      </p>
      {days > 0 && (
        <DataTable
          caption="Trusted devices"
          hideCaption
          columns={[
            { label: 'Device' },
            { label: 'Trusted since' },
            { label: 'Last sign-in' },
            { label: 'Until' },
            { label: 'Name or forget the device', hideLabel: true },
          ]}
          rows={devices.map((device) => ({ key: device.id, cells: cellsOf(device, time, shell.csrfToken) }))}
          empty={
            <EmptyState heading="No trusted device">
              {`Tick “Do not ask for a code on this device” when you enter your code: it then holds for ${days} days.`}
            </EmptyState>
          }
        />
      )}
    </Layout>
  )
}

const cellsOf = (device: ShownDevice, time: TimeFormat, csrfToken: string) => [
  <span key="name">
    {device.name} {device.isThisOne && <Tag tone="success">This one</Tag>}
  </span>,
  timeElement(time, device.createdAt),
  timeElement(time, device.lastUsedAt),
  timeElement(time, device.expiresAt),
  <ButtonGroup key="actions">
    <LinkButton variant="secondary" small href={device.nameHref}>
      Rename<span className="nhsuk-u-visually-hidden"> {device.name}</span>
    </LinkButton>
    <PostForm action={device.forgetAction} csrfToken={csrfToken}>
      <Button variant="secondary" small>
        Forget<span className="nhsuk-u-visually-hidden"> {device.name}</span>
      </Button>
    </PostForm>
  </ButtonGroup>,
]
