// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/mainwindow/mainmenu.h"

#include "ui/jobs/jobcolumns.h"
#include "ui/jobs/jobverbs.h"
#include "ui/log/logpane.h"
#include "ui/look/icons.h"
#include "ui/mainwindow/actions.h"
#include "ui/profiles/profilesdialog.h"

#include <QCoreApplication>
#include <QMenuBar>

namespace runwatch {
namespace {

struct MainMenu
{
    Q_DECLARE_TR_FUNCTIONS(MainMenu)
};

void addColumnMenu(QMenu &view, JobColumns &columns)
{
    QMenu *menu = view.addMenu(tintedIcon(Icon::Columns), MainMenu::tr("&Columns"));
    QObject::connect(menu, &QMenu::aboutToShow, &columns, [menu, &columns] {
        menu->clear();
        columns.fillMenu(*menu);
    });
}

// One dialog, however often it is asked for.
void addProfiles(QMenu &edit, ProfileLibrary &library, QWidget *window)
{
    QAction *action = edit.addAction(MainMenu::tr("&Profiles…"));
    QObject::connect(action, &QAction::triggered, window, [window, &library] {
        auto *dialog = window->findChild<ProfilesDialog *>();
        if (!dialog)
            dialog = new ProfilesDialog(library, window);
        dialog->show();
        dialog->raise();
        dialog->activateWindow();
    });
}

} // namespace

void fillMenuBar(QMenuBar &bar, const MenuParts &parts)
{
    const Actions &actions = parts.actions;
    QMenu *file = bar.addMenu(MainMenu::tr("&File"));
    file->addActions({actions.openStream, actions.demo});
    file->addSeparator();
    file->addAction(actions.quit);

    QMenu *edit = bar.addMenu(MainMenu::tr("&Edit"));
    edit->addAction(&parts.undo);
    edit->addSeparator();
    edit->addAction(parts.verbs.copy);
    edit->addSeparator();
    edit->addActions({actions.findJobs, actions.clearFilter});
    if (parts.profiles) {
        edit->addSeparator();
        addProfiles(*edit, *parts.profiles, bar.window());
    }

    QMenu *view = bar.addMenu(MainMenu::tr("&View"));
    view->addMenu(&parts.appearance);
    addColumnMenu(*view, parts.columns);
    view->addSeparator();
    view->addActions({actions.showSidebar, actions.showDetail});
    view->addMenu(&parts.tabs);
    view->addActions({actions.nextPane, actions.previousPane});
    view->addSeparator();
    view->addAction(actions.resetLayout);

    QMenu *jobs = bar.addMenu(MainMenu::tr("&Jobs"));
    jobs->addActions({parts.verbs.cancel, parts.verbs.retry, parts.verbs.retryFailed, parts.verbs.reconnect});
    jobs->addSeparator();
    jobs->addActions({parts.verbs.remove, actions.clearFinished});

    QMenu *log = bar.addMenu(MainMenu::tr("&Log"));
    parts.log.actions().fillMenu(*log);
    parts.log.commands().fillMenu(*log);
    bar.addMenu(&parts.servers);

    QMenu *help = bar.addMenu(MainMenu::tr("&Help"));
    help->addActions({actions.showKeys, actions.about});
}

} // namespace runwatch
