import type { Routes } from '@angular/router';
import { TodayPage } from './today-page.js';

export default [
  { path: '', component: TodayPage },
  {
    ...{ path: 'rooms', title: 'Rooms', data: { permission: 'schedule.read' } },
    loadComponent: () => import('./rooms-page.js'),
  },
] satisfies Routes;
