import { home } from './home.tsx'
import type { Route } from './page.ts'
import { signOut } from './sign-out.ts'

/** Every page of the console and everything that can be done there, one line each. */
export const routes: readonly Route[] = [home, signOut]
