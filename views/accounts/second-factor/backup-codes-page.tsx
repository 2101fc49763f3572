import type { ReactElement } from 'react'
import { paths } from '../../../server/paths.ts'
import { LinkButton } from '../../components/button.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { Layout, type Shell } from '../../layout.tsx'
import { tag } from '../../words/tag.ts'

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
  const { say, sayRich } = shell.words
  return (
    <Layout shell={shell} title={say('accounts.backup-codes.backup-codes')}>
      <PageHeading
        heading={say('accounts.backup-codes.backup-codes')}
        lead={say('accounts.backup-codes.print-page-write-codes')}
      />
      <section className="mg-panel mg-backup-codes" aria-labelledby="backup-codes">
        <h2 className="nhsuk-heading-s" id="backup-codes">
          {say('accounts.backup-codes.medguard-backup-codes', { username, madeOn })}
        </h2>
        <ol className="mg-backup-codes__list">
          {codes.map((code) => (
            <li key={code}>
              <span className="mg-code">{code}</span>
            </li>
          ))}
        </ol>
        <p>{say('accounts.backup-codes.each-works-once-place')}</p>
      </section>
      <p className="mg-backup-codes__lost">
        {sayRich('accounts.backup-codes.lost-make-new-ones', {
          link: tag('a', { href: paths.ownSecondFactor() }),
        })}
      </p>
      <LinkButton href={onward}>{say('accounts.backup-codes.kept')}</LinkButton>
    </Layout>
  )
}
