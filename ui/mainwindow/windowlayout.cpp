// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/mainwindow/windowlayout.h"

#include "ui/jobs/jobcolumns.h"
#include "ui/log/logpane.h"
#include "ui/mainwindow/actions.h"

#include <QMainWindow>
#include <QSplitter>

#include <algorithm>

namespace runwatch {
namespace {

constexpr QSize DefaultSize(1280, 800);

} // namespace

void WindowLayout::restore(const Preferences &preferences) const
{
    window.resize(DefaultSize);
    window.restoreGeometry(preferences.geometry);
    if (!preferences.columns.isEmpty())
        columns.restore(preferences.columns);
    const int sidebar = outer.widget(0)->sizeHint().width();
    const int phases = detail.widget(0)->sizeHint().width();
    outer.setSizes({sidebar, std::max(sidebar, window.width() - sidebar)});
    list.setSizes({window.height() * 45 / 100, window.height() * 55 / 100});
    detail.setSizes({phases, std::max(phases, window.width() - sidebar - phases)});
    outer.restoreState(preferences.outerSplitter);
    list.restoreState(preferences.listSplitter);
    detail.restoreState(preferences.detailSplitter);
    actions.showSidebar->setChecked(preferences.showsSidebar);
    actions.showDetail->setChecked(preferences.showsDetail);
    log.setPreferences(preferences.log);
}

void WindowLayout::remember(Preferences &preferences) const
{
    preferences.geometry = window.saveGeometry();
    preferences.columns = columns.layout();
    preferences.outerSplitter = outer.saveState();
    preferences.listSplitter = list.saveState();
    preferences.detailSplitter = detail.saveState();
    preferences.showsSidebar = actions.showSidebar->isChecked();
    preferences.log = log.preferences();
    preferences.showsDetail = actions.showDetail->isChecked();
}

void WindowLayout::reset(Preferences &preferences) const
{
    Preferences fresh;
    fresh.appearance = preferences.appearance;
    fresh.recentUrls = preferences.recentUrls;
    fresh.trustedCertificates = preferences.trustedCertificates;
    fresh.tokenOrigins = preferences.tokenOrigins;
    fresh.log.rules = log.preferences().rules;
    preferences = fresh;
    columns.reset();
    restore(preferences);
}

} // namespace runwatch
