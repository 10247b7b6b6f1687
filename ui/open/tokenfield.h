// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QCheckBox;
class QLineEdit;
class QToolButton;

namespace runwatch {

// A bearer token, masked until it is to be shown, and whether it is to be remembered.
class TokenField final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TokenField)

public:
    explicit TokenField(QWidget *parent = nullptr);

    void setToken(const QByteArray &token);
    void clear(); // as it was at first
    [[nodiscard]] QByteArray token() const; // without spaces around it
    [[nodiscard]] bool isToBeRemembered() const; // and there is one

private:
    QLineEdit *m_token;
    QToolButton *m_show;
    QCheckBox *m_remember;
};

} // namespace runwatch
