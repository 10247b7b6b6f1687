// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/log/logcommands.h"

#include "ui/log/copybar.h"
#include "ui/log/exportdialog.h"
#include "ui/logview/logview.h"
#include "ui/words/exportwords.h"
#include "ui/words/logwords.h"

#include <QAction>
#include <QMenu>
#include <QStandardPaths>

#include <utility>

namespace runwatch {

LogCommands::LogCommands(LogView &view, CopyBar &bar, QWidget *pane)
    : QObject(pane)
    , m_view(view)
    , m_bar(bar)
    , m_pane(pane)
    , m_copyContext(new QAction(tr("Copy with Conte&xt"), this))
    , m_copyMarkdown(new QAction(tr("Copy as &Markdown"), this))
    , m_export(new QAction(tr("&Export…"), this))
    , m_folder(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation))
{
    m_copyMarkdown->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    m_export->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_E));
    for (QAction *action : actions()) {
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        pane->addAction(action);
    }
    view.setCopier([this] { copy(CopiedRows::Form::Clean); });
    connect(m_copyContext, &QAction::triggered, this, [this] { copy(CopiedRows::Form::WithContext); });
    connect(m_copyMarkdown, &QAction::triggered, this, [this] { copy(CopiedRows::Form::Markdown); });
    connect(m_export, &QAction::triggered, this, &LogCommands::openExport);
    connect(&view, &LogView::contextMenuRequested, this, [this](QMenu *menu) {
        menu->insertActions(menu->actions().value(1), {m_copyContext, m_copyMarkdown});
        menu->addAction(m_export);
        greyIn(*menu);
    });
}

void LogCommands::fillMenu(QMenu &menu)
{
    menu.addSeparator();
    menu.addActions(actions());
    greyIn(menu);
}

// Only while the menu is open: their keys are to work whenever lines are selected.
void LogCommands::greyIn(QMenu &menu)
{
    const auto enable = [this](bool isEnabled) {
        m_copyContext->setEnabled(isEnabled);
        m_copyMarkdown->setEnabled(isEnabled);
    };
    connect(&menu, &QMenu::aboutToShow, this, [this, enable] { enable(m_view.selection().has_value()); });
    connect(&menu, &QMenu::aboutToHide, this, [enable] { enable(true); });
}

void LogCommands::setSubject(std::function<LogSubject()> subject)
{
    m_subject = std::move(subject);
}

QList<QAction *> LogCommands::actions() const
{
    return {m_copyContext, m_copyMarkdown, m_export};
}

void LogCommands::copy(CopiedRows::Form form)
{
    const LogRows *rows = m_view.rows();
    const std::optional<SelectedRows> selected = m_view.selection();
    if (!rows || !selected)
        return;
    const LogSubject about = subject();
    CopiedRows what;
    what.rows = snapshotOf(*rows, selected->firstRow, selected->count());
    what.form = form;
    what.words = wordsOf(about);
    what.firstPlace = rows->place(selected->firstRow);
    what.firstByte = selected->firstByte;
    if (selected->lastRow < rows->end()) {
        what.lastPlace = rows->place(selected->lastRow);
        what.lastByte = selected->lastByte;
    }
    if (form != CopiedRows::Form::Markdown)
        return m_bar.copy(std::move(what));
    m_bar.copy(std::move(what), [about](const CopiedText &text) {
        const QString phase = about.phaseAt ? about.phaseAt(text.from) : QString();
        const QString heading = markdownHeading(about.title, phase, about.server, text.from, text.to);
        return heading.isEmpty() ? QString() : heading + QStringLiteral("\n\n");
    });
}

void LogCommands::openExport()
{
    if (m_dialog) {
        m_dialog->raise();
        m_dialog->activateWindow();
        return;
    }
    const LogRows *rows = m_view.rows();
    if (!rows)
        return;
    const LogSubject about = subject();
    ExportOffer offer{snapshotOf(*rows, rows->first(), rows->size()), {}, wordsOf(about), about.title, m_folder};
    if (const std::optional<SelectedRows> selected = m_view.selection())
        offer.selected = snapshotOf(*rows, selected->firstRow, selected->count());
    m_dialog = new ExportDialog(std::move(offer), m_pane);
    connect(m_dialog, &ExportDialog::folderChosen, this, [this](const QString &folder) { m_folder = folder; });
    m_dialog->show();
}

LineWords LogCommands::wordsOf(const LogSubject &subject) const
{
    const auto names = std::make_shared<JobNames>(subject.jobs);
    return {names, [](const LogLine &line) { return markText(line).toUtf8(); }};
}

} // namespace runwatch
