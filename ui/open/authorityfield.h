// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QLineEdit;

namespace runwatch {

// The file of certificate authorities to trust, typed or chosen.
class AuthorityField final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AuthorityField)

public:
    explicit AuthorityField(QWidget *parent = nullptr);

    void setFile(const QString &file);
    [[nodiscard]] QString file() const; // empty: those of the system

private:
    void choose();

    QLineEdit *m_file;
};

} // namespace runwatch
