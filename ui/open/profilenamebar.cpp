// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/open/profilenamebar.h"

#include "app/profile/profileid.h"
#include "app/profile/profilelibrary.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include <algorithm>

namespace runwatch {
namespace {

constexpr int LongestName = 100; // characters

QString noteOf(const ProfileLibrary &library, const QString &id)
{
    if (id.isEmpty())
        return ProfileNameBar::tr("A name has a letter from a to z, or a digit.");
    if (id == BuiltInProfile)
        return ProfileNameBar::tr("The name %1 is taken by the built-in shapes.").arg(id);
    const auto &entries = library.entries();
    const auto same = std::find_if(entries.begin(), entries.end(), [&id](const auto &entry) { return entry.id == id; });
    if (same == entries.end())
        return ProfileNameBar::tr("It will be called %1.").arg(id);
    if (same->isUsers)
        return ProfileNameBar::tr("You have a profile %1: it will be replaced.").arg(id);
    return ProfileNameBar::tr("There is a profile %1: yours will be used in its place.").arg(id);
}

} // namespace

ProfileNameBar::ProfileNameBar(QWidget *parent)
    : QWidget(parent)
    , m_question(new QLabel)
    , m_name(new QLineEdit)
    , m_note(new QLabel)
    , m_save(new QPushButton(tr("Sa&ve")))
    , m_stop(new QPushButton(tr("Do &not save")))
{
    m_question->setTextFormat(Qt::PlainText);
    m_question->setWordWrap(true);
    m_question->setBuddy(m_name);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_name->setAccessibleName(tr("Name of the profile"));
    m_name->setMaxLength(LongestName);
    m_save->setAutoDefault(false);
    m_stop->setAutoDefault(false);

    auto *grid = new QGridLayout(this);
    grid->setContentsMargins({});
    grid->addWidget(m_question, 0, 0, 1, 3);
    grid->addWidget(m_name, 1, 0);
    grid->addWidget(m_save, 1, 1);
    grid->addWidget(m_stop, 1, 2);
    grid->addWidget(m_note, 2, 0, 1, 3);
    grid->setColumnStretch(0, 1);
    hide();

    connect(m_name, &QLineEdit::textChanged, this, &ProfileNameBar::tell);
    connect(m_save, &QPushButton::clicked, this, &ProfileNameBar::answer);
    connect(m_stop, &QPushButton::clicked, this, &ProfileNameBar::giveUp);
}

void ProfileNameBar::ask(const ProfileLibrary &library, const QString &question, const QString &suggestion)
{
    m_library = &library;
    m_question->setText(question);
    m_name->setText(suggestion);
    tell();
    show();
    m_name->selectAll();
    m_name->setFocus();
}

void ProfileNameBar::stop()
{
    m_library = nullptr;
    hide();
}

void ProfileNameBar::tell()
{
    if (!m_library)
        return;
    const QString id = profileIdOf(m_name->text());
    const QString note = noteOf(*m_library, id);
    m_note->setText(note);
    m_name->setAccessibleDescription(note);
    m_save->setEnabled(!id.isEmpty() && id != BuiltInProfile);
}

void ProfileNameBar::answer()
{
    if (!m_library || !m_save->isEnabled())
        return;
    const QString name = m_name->text().trimmed();
    stop();
    emit nameChosen(name, profileIdOf(name));
}

void ProfileNameBar::giveUp()
{
    stop();
    emit stopped();
}

// Enter must not reach the window's default button, nor Esc close the window.
void ProfileNameBar::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape || (isEnter && m_stop->hasFocus()))
        giveUp();
    else if (isEnter)
        answer();
    else
        QWidget::keyPressEvent(event);
}

} // namespace runwatch
