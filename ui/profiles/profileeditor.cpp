// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/profiles/profileeditor.h"

#include "app/profile/profilelibrary.h"
#include "app/profile/profilereader.h"
#include "ui/open/inlineerror.h"
#include "ui/open/mistakemark.h"
#include "ui/profiles/unsavedquestion.h"
#include "ui/words/profilewords.h"

#include <QDialogButtonBox>
#include <QFile>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>
#include <QTextBlock>
#include <QVBoxLayout>

#include <algorithm>

namespace runwatch {
namespace {

QString fileOf(const ProfileLibrary &library, const QString &id)
{
    const auto &entries = library.entries();
    const auto found = std::ranges::find(entries, id, &ProfileLibrary::Entry::id);
    return found == entries.end() ? QString() : found->file;
}

} // namespace

ProfileEditor::ProfileEditor(ProfileLibrary &library, const QString &id, QWidget *parent, int rest)
    : QDialog(parent)
    , m_library(library)
    , m_id(id)
    , m_text(new QPlainTextEdit)
    , m_error(new InlineError)
    , m_verdict(new QLabel(tr("This is right.")))
    , m_unsaved(new UnsavedQuestion)
{
    setWindowTitle(tr("Profile %1").arg(id));
    setModal(false);
    setAttribute(Qt::WA_DeleteOnClose);
    m_text->setFont(monospace(font()));
    m_text->setTabChangesFocus(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setAccessibleName(tr("Text of the profile"));
    m_verdict->setTextFormat(Qt::PlainText);
    m_verdict->hide();

    auto *buttons = new QDialogButtonBox;
    m_save = buttons->addButton(tr("&Save"), QDialogButtonBox::AcceptRole);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole)->setToolTip(tr("Close without saving (Esc)"));
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_error);
    layout->addWidget(m_verdict);
    layout->addWidget(m_unsaved);
    layout->addWidget(buttons);
    for (QPushButton *button : findChildren<QPushButton *>())
        button->setAutoDefault(false);
    resize(fontMetrics().averageCharWidth() * 100, fontMetrics().height() * 38);

    m_rest.setSingleShot(true);
    m_rest.setInterval(rest);
    load();
    connect(&m_rest, &QTimer::timeout, this, &ProfileEditor::check);
    connect(m_text, &QPlainTextEdit::textChanged, this, &ProfileEditor::takeChange);
    connect(buttons, &QDialogButtonBox::accepted, this, &ProfileEditor::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &ProfileEditor::reject);
    connect(new QShortcut(QKeySequence::Save, this), &QShortcut::activated, this, &ProfileEditor::save);
    connect(m_unsaved, &UnsavedQuestion::discardRequested, this, [this] { done(Rejected); });
    connect(m_unsaved, &UnsavedQuestion::keepRequested, m_text, qOverload<>(&QWidget::setFocus));
    m_text->setFocus();
}

void ProfileEditor::load()
{
    QFile file(fileOf(m_library, m_id));
    if (!file.open(QIODevice::ReadOnly)) {
        m_error->say(describe(ProfileError{ProfileError::Kind::FileUnreadable, {}, 0, 0, file.errorString()}));
        m_text->setReadOnly(true);
        m_save->setEnabled(false);
        return;
    }
    const QByteArray text = file.read(LongestProfile + 1);
    if (text.size() > LongestProfile || !text.isValidUtf8()) { // what is shown must be all that is there
        m_error->say(text.size() > LongestProfile ? describe(ProfileError{ProfileError::Kind::FileTooLarge, {}, 0, 0, {}})
                                                  : tr("The file is not UTF-8 text."));
        m_text->setReadOnly(true);
        m_save->setEnabled(false);
        return;
    }
    m_text->setPlainText(QString::fromUtf8(text));
    m_text->document()->setModified(false);
    check();
}

QByteArray ProfileEditor::json() const
{
    return m_text->toPlainText().toUtf8();
}

// What was said of the text before is not said of this one.
void ProfileEditor::takeChange()
{
    m_isRight = false;
    m_save->setEnabled(false);
    m_rest.start();
}

void ProfileEditor::check()
{
    m_rest.stop();
    const auto read = readProfile(json(), m_id);
    const auto *error = std::get_if<ProfileError>(&read);
    m_isRight = !error;
    m_save->setEnabled(m_isRight);
    m_verdict->setVisible(m_isRight);
    if (!error) {
        m_error->say({});
        return markMistake(*m_text, -1);
    }
    //: %1 is a sentence that says what is wrong
    m_error->say(error->line == 0 ? describe(*error)
                                  : tr("Line %2, column %3: %1").arg(describe(*error)).arg(error->line).arg(error->column));
    const QTextBlock line = m_text->document()->findBlockByNumber(error->line - 1);
    markMistake(*m_text, line.isValid() ? line.position() + error->column - 1 : -1);
}

void ProfileEditor::save()
{
    check();
    if (!m_isRight || m_text->isReadOnly())
        return;
    const auto outcome = m_library.saveText(m_id, json());
    if (const auto *error = std::get_if<ProfileLibrary::SaveError>(&outcome))
        return m_error->say(describe(*error));
    m_text->document()->setModified(false);
    emit saved(m_id);
    accept();
}

void ProfileEditor::reject()
{
    if (!m_text->document()->isModified())
        QDialog::reject();
    else if (!m_unsaved->isVisible())
        m_unsaved->ask();
    else
        m_unsaved->keep(); // Esc, again
}

} // namespace runwatch
