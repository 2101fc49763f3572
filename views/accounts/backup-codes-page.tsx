import type { ReactElement } from 'react'
import { paths } from '../../server/paths.ts'
import { LinkButton } from '../components/button.tsx'
import { PageHeading } from '../components/page-heading.tsx'
import { Layout, type Shell } from '../layout.tsx'

export type BackupCodesPageProps = {
  readonly shell: Shell
  readonly codes: readonly string[]
  readonly username: string
  /** The day in words. */
  readonly madeOn: string
  /** Where to go once the codes are kept: a local path. */
  readonly onward: string
}

/** New backup codes, this once: to be printed or written down. */
export function BackupCodesPage(props: BackupCodesPageProps): ReactElement {
  const { shell, codes, username, madeOn, onward } = props
  return (
    <Layout shell={shell} title="Your backup codes">
      <PageHeading
        heading="Your backup codes"
        lead="Print this page or write the codes down, and keep them away from your phone. They are shown this once."
      />
      <section className="mg-panel mg-backup-codes" aria-labelledby="backup-codes">
        <h2 className="nhsuk-heading-s" id="backup-codes">
          MedGuard backup codes of {username}, {madeOn}
        </h2>
        <ol className="mg-backup-codes__list">
          {codes.map((code) => (
            <li key={code}>
              <span className="mg-code">{code}</span>
            </li>
          ))}
        </ol>
        <p>Each works once, in place of the six digits. Cross out the ones you have used.</p>
      </section>
      <p className="mg-backup-codes__lost">
        Lost them? Make new ones under <a href={paths.ownSecondFactor()}>Your account, Second step</a>; the
        old ones then stop working.
      </p>
      <LinkButton href={onward}>I have kept them</LinkButton>
    </Layout>
  )
}
