import { Component } from '@angular/core';

@Component({ selector: 'kat-today-page', template: '<h1>Today</h1>' })
export class TodayPage {}
