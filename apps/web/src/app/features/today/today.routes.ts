import type { Routes } from '@angular/router';
import { TodayPage } from './today-page.js';

export default [{ path: '', component: TodayPage }] satisfies Routes;
