import type { Routes } from '@angular/router';
import { SignInPage } from './sign-in-page.js';

export default [{ path: '', component: SignInPage }] satisfies Routes;
