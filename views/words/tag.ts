import {
  createElement,
  type HTMLAttributes,
  type AnchorHTMLAttributes,
  type ReactElement,
  type ReactNode,
} from 'react'

/** What makes an element of the text between a message's tags: `link: tag('a', { href })`. */
export const tag =
  (
    name: 'a' | 'em' | 'span' | 'strong',
    props: AnchorHTMLAttributes<Element> & HTMLAttributes<Element> = {},
  ) =>
  (text: ReactNode): ReactElement =>
    createElement(name, props, text)
