// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/profiles/profilesdialog.h"

#include "app/open/sharedprofile.h"
#include "app/profile/profileid.h"
#include "app/profile/profilelibrary.h"
#include "app/profile/profilereader.h"
#include "app/profile/profilewriter.h"
#include "ui/logview/visibletext.h"
#include "ui/open/inlineerror.h"
#include "ui/open/profilenamebar.h"
#include "ui/profiles/profileeditor.h"
#include "ui/profiles/profilerows.h"
#include "ui/profiles/profileverbs.h"
#include "ui/profiles/removedprofile.h"
#include "ui/words/profilewords.h"

#include <QAccessible>
#include <QDialogButtonBox>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSaveFile>
#include <QShortcut>
#include <QTreeView>
#include <QVBoxLayout>

namespace runwatch {

using namespace Qt::StringLiterals;

namespace {

QTreeView *makeList(ProfileRows *rows)
{
    auto *list = new QTreeView;
    list->setModel(rows);
    list->setAccessibleName(ProfilesDialog::tr("Profiles"));
    list->setRootIsDecorated(false);
    list->setUniformRowHeights(true);
    list->setAllColumnsShowFocus(true);
    list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    list->setContextMenuPolicy(Qt::ActionsContextMenu);
    list->header()->setSectionsMovable(false);
    const int character = list->fontMetrics().averageCharWidth();
    list->setColumnWidth(ProfileRows::NameColumn, character * 30);
    list->setColumnWidth(ProfileRows::IdColumn, character * 22);
    list->setColumnWidth(ProfileRows::OriginColumn, character * 14);
    list->setColumnWidth(ProfileRows::ColourColumn, character * 14);
    return list;
}

QString freeId(const ProfileRows &rows, const QString &wanted)
{
    QString id = wanted;
    for (int count = 2; rows.rowOf(id) >= 0; ++count)
        id = u"%1-%2"_s.arg(wanted).arg(count);
    return id;
}

} // namespace

ProfilesDialog::ProfilesDialog(ProfileLibrary &library, QWidget *parent, int undoTime)
    : QDialog(parent)
    , m_library(library)
    , m_rows(new ProfileRows(library, this))
    , m_verbs(new ProfileVerbs(this))
    , m_list(makeList(m_rows))
    , m_said(new QLabel)
    , m_error(new InlineError)
    , m_naming(new ProfileNameBar)
    , m_removed(new RemovedProfile(undoTime))
{
    setWindowTitle(tr("Profiles"));
    setModal(false);
    assemble();
    connectVerbs();
    m_list->setCurrentIndex(m_rows->index(0, 0));
    tellSelected();
    m_list->setFocus();
}

void ProfilesDialog::assemble()
{
    m_said->setTextFormat(Qt::PlainText);
    m_said->setWordWrap(true);
    m_said->hide();
    auto *verbs = new QHBoxLayout;
    for (QAction *action : m_verbs->all())
        verbs->addWidget(buttonFor(action));
    verbs->addStretch(1);
    auto *close = new QPushButton(tr("&Close"));
    close->setAutoDefault(false);
    verbs->addWidget(close);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_error);
    layout->addWidget(m_said);
    layout->addWidget(m_removed);
    layout->addWidget(m_naming);
    layout->addLayout(verbs);
    m_list->addActions(m_verbs->all());
    resize(fontMetrics().averageCharWidth() * 130, fontMetrics().height() * 34);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
}

void ProfilesDialog::connectVerbs()
{
    connect(m_verbs->edit, &QAction::triggered, this, &ProfilesDialog::edit);
    connect(m_verbs->duplicate, &QAction::triggered, this, &ProfilesDialog::duplicate);
    connect(m_verbs->bringIn, &QAction::triggered, this, &ProfilesDialog::chooseFileIn);
    connect(m_verbs->giveOut, &QAction::triggered, this, &ProfilesDialog::chooseFileOut);
    connect(m_verbs->remove, &QAction::triggered, this, &ProfilesDialog::remove);
    connect(m_list, &QTreeView::activated, m_verbs->edit, &QAction::trigger);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &ProfilesDialog::tellSelected);
    connect(m_removed, &RemovedProfile::undoRequested, this, &ProfilesDialog::putBack);
    connect(new QShortcut(QKeySequence::Undo, this), &QShortcut::activated, m_removed, &RemovedProfile::undo);
    connect(m_naming, &ProfileNameBar::stopped, this, [this] { m_list->setFocus(); });
    connect(m_naming, &ProfileNameBar::nameChosen, this, [this](const QString &name, const QString &id) {
        m_unnamed->name = name;
        m_unnamed->id = id;
        save(*m_unnamed);
    });
}

QString ProfilesDialog::selected() const
{
    const ProfileLibrary::Entry *entry = m_rows->entry(m_list->currentIndex().row());
    return entry ? entry->id : QString();
}

// Another selection ends what was asked and said of the one before.
void ProfilesDialog::tellSelected()
{
    const ProfileLibrary::Entry *entry = m_rows->entry(m_list->currentIndex().row());
    m_verbs->setEntry(entry);
    m_naming->stop();
    m_said->hide();
    m_error->say(entry ? visibleText(mistakeIn(*entry)) : QString());
}

void ProfilesDialog::edit()
{
    for (auto *editor : findChildren<ProfileEditor *>()) {
        if (editor->id() == selected() && editor->isVisible())
            return editor->activateWindow();
    }
    auto *editor = new ProfileEditor(m_library, selected(), this);
    connect(editor, &ProfileEditor::saved, this, [this](const QString &id) {
        tellAnew(id);
        emit profilesChanged();
    });
    editor->show();
}

void ProfilesDialog::duplicate()
{
    const ProfileLibrary::Entry *entry = m_rows->entry(m_rows->rowOf(selected()));
    if (const Profile *profile = entry ? profileIn(*entry) : nullptr)
        ask(*profile, tr("What is the copy of %1 to be called?").arg(visibleText(profile->name)), tr("%1 copy").arg(profile->name));
}

void ProfilesDialog::chooseFileIn()
{
    auto *dialog = new QFileDialog(this, tr("Import Profile"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Profiles (*.json)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &ProfilesDialog::bringIn);
    dialog->open();
}

void ProfilesDialog::bringIn(const QString &file)
{
    m_naming->stop();
    m_said->hide();
    const auto read = readProfileFile(file);
    if (const auto *error = std::get_if<ProfileError>(&read))
        return m_error->say(visibleText(describe(*error, QFileInfo(file).fileName())));
    Profile profile = std::get<Profile>(read);
    profile.id = profileIdOf(QFileInfo(file).completeBaseName());
    if (!profile.id.isEmpty() && profile.id != BuiltInProfile && m_rows->rowOf(profile.id) < 0)
        return save(profile);
    const QString question = profile.id.isEmpty() ? tr("What is the profile to be called?")
                                                  : tr("There is a profile %1 already. What is this one to be called?").arg(profile.id);
    ask(profile, question, freeId(*m_rows, profile.id.isEmpty() ? profileIdOf(profile.name) : profile.id));
}

void ProfilesDialog::chooseFileOut()
{
    auto *dialog = new QFileDialog(this, tr("Export Profile"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Profiles (*.json)"), tr("All files (*)")});
    dialog->setDefaultSuffix(u"json"_s);
    dialog->selectFile(selected() + u".json"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &ProfilesDialog::giveOut);
    dialog->open();
}

void ProfilesDialog::giveOut(const QString &file)
{
    const ProfileLibrary::Entry *entry = m_rows->entry(m_rows->rowOf(selected()));
    const Profile *profile = entry ? profileIn(*entry) : nullptr;
    if (!profile)
        return;
    const Profile shared = withoutSecrets(*profile);
    const QByteArray json = writeProfile(shared);
    QSaveFile written(file);
    if (!written.open(QIODevice::WriteOnly) || written.write(json) != json.size() || !written.commit())
        return m_error->say(tr("The file could not be written: %1.").arg(written.errorString()));
    m_error->say({});
    const QString name = visibleText(QFileInfo(file).fileName());
    say(shared == *profile ? tr("Written to %1. There was nothing secret in it.").arg(name)
                           : tr("Written to %1, without the secret values.").arg(name));
}

void ProfilesDialog::remove()
{
    const ProfileLibrary::Entry *entry = m_rows->entry(m_rows->rowOf(selected()));
    if (!entry || !entry->isUsers)
        return;
    const QString id = entry->id;
    const int row = m_rows->rowOf(id);
    QFile file(entry->file);
    if (!file.open(QIODevice::ReadOnly))
        return m_error->say(tr("The profile could not be removed: %1.").arg(file.errorString()));
    const QByteArray json = file.readAll();
    if (file.error() != QFileDevice::NoError || !m_library.remove(id))
        return m_error->say(tr("The profile could not be removed."));
    tellAnew(id);
    const bool isAnotherThere = m_rows->rowOf(id) >= 0;
    if (!isAnotherThere)
        m_list->setCurrentIndex(m_rows->index(std::min(row, m_rows->rowCount() - 1), 0));
    m_removed->tell(isAnotherThere ? tr("Your profile %1 is removed; the one that it hid is used again.").arg(id)
                                   : tr("The profile %1 is removed.").arg(id),
                    id, json);
    emit profilesChanged();
}

void ProfilesDialog::putBack(const QString &id, const QByteArray &json)
{
    const auto outcome = m_library.saveText(id, json);
    if (const auto *error = std::get_if<ProfileLibrary::SaveError>(&outcome))
        return m_error->say(describe(*error));
    tellAnew(id);
    emit profilesChanged();
}

void ProfilesDialog::ask(const Profile &profile, const QString &question, const QString &suggestion)
{
    m_error->say({});
    m_said->hide();
    m_unnamed = profile;
    m_naming->ask(m_library, question, suggestion);
}

void ProfilesDialog::save(Profile profile)
{
    const auto outcome = m_library.save(profile);
    if (const auto *error = std::get_if<ProfileLibrary::SaveError>(&outcome))
        return m_error->say(describe(*error));
    tellAnew(profile.id);
    say(tr("The profile %1 is saved.").arg(profile.id));
    emit profilesChanged();
}

void ProfilesDialog::tellAnew(const QString &selected)
{
    m_rows->tellAnew();
    m_list->setCurrentIndex(m_rows->index(std::max(0, m_rows->rowOf(selected)), 0));
    tellSelected();
    m_list->setFocus();
}

void ProfilesDialog::say(const QString &sentence)
{
    m_said->setText(sentence);
    m_said->show();
    QAccessibleEvent event(m_said, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

// Files may have come and gone since.
void ProfilesDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    if (event->spontaneous())
        return;
    const QString shown = selected();
    m_library.reload();
    tellAnew(shown);
}

} // namespace runwatch
