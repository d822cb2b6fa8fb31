import { home } from './home.tsx'
import { attach, media } from './media.ts'
import type { Route } from './page.ts'
import { signOut } from './sign-out.ts'

/** Every page of the console and everything that can be done there, one line each. */
export const routes: readonly Route[] = [home, media, attach, signOut]
