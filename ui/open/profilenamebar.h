// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace runwatch {

class ProfileLibrary;

// Asks, in the window itself, what a profile is to be called, and says beneath it which name that
// makes, and whose profile it stands in the place of. Hidden until it asks. Enter and Esc answer it.
class ProfileNameBar final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProfileNameBar)

public:
    explicit ProfileNameBar(QWidget *parent = nullptr);

    void ask(const ProfileLibrary &library, const QString &question, const QString &suggestion); // which outlives the asking
    void stop(); // unanswered

signals:
    // The operator has said it; the id is usable. The bar is hidden next.
    void nameChosen(const QString &name, const QString &id);
    void stopped(); // by the operator, unanswered

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void tell();
    void answer();
    void giveUp();

    const ProfileLibrary *m_library = nullptr; // null: it does not ask
    QLabel *m_question;
    QLineEdit *m_name;
    QLabel *m_note;
    QPushButton *m_save;
    QPushButton *m_stop;
};

} // namespace runwatch
