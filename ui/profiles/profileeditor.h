// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>
#include <QTimer>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace runwatch {

class InlineError;
class ProfileLibrary;
class UnsavedQuestion;

// The text of one of the operator's own profiles. It is checked as it is typed, once the typing
// rests: the first mistake is marked and explained beneath, and only what is right can be saved. It
// is not modal, and asks before changes are lost.
class ProfileEditor final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProfileEditor)

public:
    static constexpr int DefaultRest = 200; // ms

    // Of the file with that id in the library, which outlives the editor.
    explicit ProfileEditor(ProfileLibrary &library, const QString &id, QWidget *parent = nullptr, int rest = DefaultRest);

    [[nodiscard]] const QString &id() const { return m_id; }

    void reject() override;

signals:
    void saved(const QString &id); // the editor closes next

private:
    void load();
    void takeChange();
    void check();
    void save();
    [[nodiscard]] QByteArray json() const;

    ProfileLibrary &m_library;
    QString m_id;
    QPlainTextEdit *m_text;
    InlineError *m_error;
    QLabel *m_verdict;
    UnsavedQuestion *m_unsaved;
    QPushButton *m_save;
    QTimer m_rest;
    bool m_isRight = false;
};

} // namespace runwatch
